import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { CopyPlanogram } from "../schemas.ts";
import { machineSlots } from "../tables.ts";
import { lockMachine } from "./lock-machine.ts";
import { planogramChanged, replaceSlots } from "./write-slots.ts";

/** Gives other machines the planogram of this one: all of them, or none. Their stock stays what it is. */
export async function copyPlanogram(ctx: Ctx, { from, to }: CopyPlanogram) {
  authorize(ctx, "machines:write");
  const targets = [...new Set(to)].filter((id) => id !== from);
  return withTenant(ctx, async (tx) => {
    // In one order, so that two copies wait for each other and never deadlock.
    for (const machineId of [from, ...targets].toSorted()) {
      if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    }
    const slots = await tx
      .select()
      .from(machineSlots)
      .where(
        and(eq(machineSlots.tenantId, ctx.tenantId), eq(machineSlots.machineId, from), isNull(machineSlots.removedAt)),
      );
    if (slots.length === 0) return refuse("PLANOGRAM_EMPTY");
    for (const machineId of targets) {
      await replaceSlots(tx, ctx, machineId, slots);
      const version = await planogramChanged(tx, ctx, machineId);
      await audit(tx, ctx, {
        action: "machine.planogram_copy",
        subject: { type: "machine", id: machineId },
        data: { from, version },
      });
    }
    return ok({ copied: targets.length });
  });
}
