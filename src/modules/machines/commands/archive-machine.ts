import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { machineChangedQueue } from "../queue.ts";
import type { Archive } from "../schemas.ts";
import { machines, sites } from "../tables.ts";
import { publishConfig } from "./publish-config.ts";

/**
 * Puts a machine away, or back: it is off the lists and raises no alerts meanwhile; its history stays, and what it still
 * says is taken until its keys are revoked. One that comes back finds its site in use again, and learns what its products
 * came to cost meanwhile.
 */
export async function archiveMachine(ctx: Ctx, { id, archived }: Archive) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(machines)
      .set({ archivedAt: archived ? new Date(ctx.now) : null })
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, id)))
      .returning({ siteId: machines.siteId });
    if (!found) return refuse("NOT_FOUND");
    if (!archived) {
      if (found.siteId)
        await tx
          .update(sites)
          .set({ archivedAt: null })
          .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, found.siteId)));
      await publishConfig(tx, ctx, id);
    }
    await audit(tx, ctx, {
      action: archived ? "machine.archive" : "machine.restore",
      subject: { type: "machine", id },
    });
    await enqueue(tx, ctx, machineChangedQueue, { machineId: id });
    await publish(tx, ctx, "machines", id);
    return ok({});
  });
}
