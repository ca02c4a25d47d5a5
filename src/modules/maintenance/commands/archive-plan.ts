import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { maintenanceChangedQueue } from "../queue.ts";
import type { ArchivePlan } from "../schemas.ts";
import { maintenancePlans } from "../tables.ts";

/** Puts a plan out of force, or back into it; the work it led to stays told. */
export function archivePlan(ctx: Ctx, { id, archived }: ArchivePlan) {
  authorize(ctx, "maintenance:plan");
  return withTenant(ctx, async (tx) => {
    const [plan] = await tx
      .update(maintenancePlans)
      .set({ archivedAt: archived ? new Date(ctx.now) : null })
      .where(and(eq(maintenancePlans.tenantId, ctx.tenantId), eq(maintenancePlans.id, id)))
      .returning({ machineId: maintenancePlans.machineId });
    if (!plan) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: archived ? "maintenance_plan.archive" : "maintenance_plan.restore",
      subject: { type: "maintenance_plan", id },
      data: plan,
    });
    await enqueue(tx, ctx, maintenanceChangedQueue, plan);
    await publish(tx, ctx, "machines", plan.machineId);
    return ok({});
  });
}
