import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Archive } from "../schemas.ts";
import { resources } from "../tables.ts";

/**
 * Puts a room or a piece of equipment out of use, or back into it. What is booked in it stays; a service that could only
 * be given there has no free times until it, or another, is back.
 */
export async function archiveResource(ctx: Ctx, { id, archived }: Archive) {
  authorize(ctx, "services:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(resources)
      .set({ active: !archived })
      .where(and(eq(resources.tenantId, ctx.tenantId), eq(resources.id, id)))
      .returning({ id: resources.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: archived ? "resource.archive" : "resource.restore",
      subject: { type: "resource", id },
    });
    await publish(tx, ctx, "catalog", id);
    return ok({});
  });
}
