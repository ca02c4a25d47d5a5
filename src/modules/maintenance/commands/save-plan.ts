import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { hasMachine } from "#modules/inventory/queries/has-machine.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";

import { soldOf } from "../queries/plan-states.ts";
import { maintenanceChangedQueue } from "../queue.ts";
import type { SavePlan } from "../schemas.ts";
import { maintenancePlans } from "../tables.ts";

/** A new plan counts from now; a changed one goes on counting from where it was. A plan stays with its machine. */
export function savePlan(ctx: Ctx, { id, machineId, ...plan }: SavePlan) {
  authorize(ctx, "maintenance:plan");
  return withTenant(ctx, async (tx) => {
    if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const planId = id ?? newId();
    if (id) {
      const changed = await tx
        .update(maintenancePlans)
        .set(plan)
        .where(
          and(
            eq(maintenancePlans.tenantId, ctx.tenantId),
            eq(maintenancePlans.id, id),
            eq(maintenancePlans.machineId, machineId),
          ),
        )
        .returning({ id: maintenancePlans.id });
      if (changed.length === 0) return refuse("NOT_FOUND");
    } else {
      const soldThen = (await soldOf(tx, ctx, [machineId])).get(machineId) ?? 0;
      const now = new Date(ctx.now);
      await tx
        .insert(maintenancePlans)
        .values({ tenantId: ctx.tenantId, id: planId, machineId, ...plan, countedFrom: now, soldThen, createdAt: now });
    }
    await audit(tx, ctx, {
      action: id ? "maintenance_plan.change" : "maintenance_plan.add",
      subject: { type: "maintenance_plan", id: planId },
      data: { machineId, ...plan },
    });
    await enqueue(tx, ctx, maintenanceChangedQueue, { machineId });
    await publish(tx, ctx, "machines", machineId);
    return ok({ id: planId });
  });
}
