import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { knowsPhoto } from "#modules/photos/queries/photo.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { machineChangedQueue } from "../queue.ts";
import { knowsSite } from "../queries/sites.ts";
import type { UpdateMachine } from "../schemas.ts";
import { machines } from "../tables.ts";

/** What it is called, where it stands and what it is; what is not said stays. Sales already received stay with the site where it stood then. */
export async function updateMachine(ctx: Ctx, { id, ...machine }: Pick<UpdateMachine, "id"> & Partial<UpdateMachine>) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    if (!(await knowsSite(tx, ctx, machine.siteId ?? null))) return refuse("NOT_FOUND");
    if (!(await knowsPhoto(tx, ctx, machine.photoId ?? null))) return refuse("NOT_FOUND");
    const [found] = await tx
      .update(machines)
      .set(machine)
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, id)))
      .returning({ id: machines.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, { action: "machine.change", subject: { type: "machine", id }, data: machine });
    // It may stand at another site: what is silent together is judged by site.
    await enqueue(tx, ctx, machineChangedQueue, { machineId: id });
    await publish(tx, ctx, "machines", id);
    return ok({});
  });
}
