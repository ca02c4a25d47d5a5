import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { RemoveSlot, SaveSlot } from "../schemas.ts";
import { machineSlots } from "../tables.ts";
import { lockMachine } from "./lock-machine.ts";
import { knowsProducts, planogramChanged, writeSlots } from "./write-slots.ts";

/** Changes one position of a planogram, or adds it. */
export async function saveSlot(ctx: Ctx, { machineId, ...slot }: SaveSlot) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    if (!(await knowsProducts(tx, ctx, machineId, [slot.productId]))) return refuse("NOT_FOUND");
    await writeSlots(tx, ctx, machineId, [slot]);
    const version = await planogramChanged(tx, ctx, machineId);
    await audit(tx, ctx, {
      action: "machine.slot",
      subject: { type: "machine", id: machineId },
      data: { ...slot, version },
    });
    return ok({ version });
  });
}

/** Takes a position out of the planogram; saved again, it is back with its stock and its history. */
export async function removeSlot(ctx: Ctx, { machineId, position }: RemoveSlot) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const removed = await tx
      .update(machineSlots)
      .set({ removedAt: new Date(ctx.now) })
      .where(
        and(
          eq(machineSlots.tenantId, ctx.tenantId),
          eq(machineSlots.machineId, machineId),
          eq(machineSlots.position, position),
          isNull(machineSlots.removedAt),
        ),
      )
      .returning({ id: machineSlots.id });
    if (removed.length === 0) return refuse("NOT_FOUND");
    const version = await planogramChanged(tx, ctx, machineId);
    await audit(tx, ctx, {
      action: "machine.slot_remove",
      subject: { type: "machine", id: machineId },
      data: { position, version },
    });
    return ok({ version });
  });
}
