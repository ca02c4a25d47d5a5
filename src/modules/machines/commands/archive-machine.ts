import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/identity/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { machineChangedQueue } from "../queue.ts";
import type { Archive } from "../schemas.ts";
import { machines } from "../tables.ts";

/** Puts a machine away, or back: its heartbeats are refused meanwhile, its history stays. */
export async function archiveMachine(ctx: Ctx, { id, archived }: Archive) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(machines)
      .set({ archivedAt: archived ? new Date(ctx.now) : null })
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, id)))
      .returning({ id: machines.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: archived ? "machine.archive" : "machine.restore",
      subject: { type: "machine", id },
    });
    await enqueue(tx, ctx, machineChangedQueue, { machineId: id });
    await publish(tx, ctx, "machines", id);
    return ok({});
  });
}
