import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { productIdsBySku } from "../queries/products.ts";
import type { PlanogramSlot, SetPlanogram } from "../schemas.ts";
import { lockMachine } from "./lock-machine.ts";
import { knowsProducts, planogramChanged, replaceSlots } from "./write-slots.ts";

/** Says what lies in every position of a machine: what is not named is no longer sold there. */
export async function setPlanogram(ctx: Ctx, { machineId, slots }: SetPlanogram) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const ids = slots.map(({ productId }) => productId);
    if (!(await knowsProducts(tx, ctx, machineId, ids))) return refuse("NOT_FOUND");
    return ok({ version: await writePlanogram(tx, ctx, machineId, slots) });
  });
}

type SlotBySku = Omit<PlanogramSlot, "productId"> & { sku: string };

/** The same for whoever knows products by their SKU, in one transaction: nobody renames or archives a product in between. */
export async function setPlanogramBySku(
  ctx: Ctx,
  { machineId, slots }: { machineId: string; slots: readonly SlotBySku[] },
) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const skus = slots.map(({ sku }) => sku);
    const products = await productIdsBySku(tx, ctx, machineId, skus);
    const known = slots.flatMap(({ sku, ...slot }) => {
      const productId = products.get(sku);
      return productId === undefined ? [] : [{ ...slot, productId }];
    });
    if (known.length < slots.length)
      return refuse("UNKNOWN_SKU", { details: { skus: [...new Set(skus)].filter((sku) => !products.has(sku)) } });
    return ok({ version: await writePlanogram(tx, ctx, machineId, known) });
  });
}

async function writePlanogram(tx: Tx, ctx: Ctx, machineId: string, slots: readonly PlanogramSlot[]): Promise<number> {
  await replaceSlots(tx, ctx, machineId, slots);
  const version = await planogramChanged(tx, ctx, machineId);
  await audit(tx, ctx, {
    action: "machine.planogram",
    subject: { type: "machine", id: machineId },
    data: { slots, version },
  });
  return version;
}
