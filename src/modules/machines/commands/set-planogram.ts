import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SetPlanogram } from "../schemas.ts";
import { lockMachine } from "./lock-machine.ts";
import { knowsProducts, planogramChanged, replaceSlots } from "./write-slots.ts";

/** Says what lies in every position of a machine: what is not named is no longer sold there. */
export async function setPlanogram(ctx: Ctx, { machineId, slots }: SetPlanogram) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const ids = slots.map(({ productId }) => productId);
    if (!(await knowsProducts(tx, ctx, machineId, ids))) return refuse("NOT_FOUND");
    await replaceSlots(tx, ctx, machineId, slots);
    const version = await planogramChanged(tx, ctx, machineId);
    await audit(tx, ctx, {
      action: "machine.planogram",
      subject: { type: "machine", id: machineId },
      data: { slots, version },
    });
    return ok({ version });
  });
}
