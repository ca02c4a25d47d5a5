import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Archive } from "../schemas.ts";
import { appointmentTypes } from "../tables.ts";

/** Takes a service off the public page, or puts it back. Its appointments stay. */
export async function archiveService(ctx: Ctx, { id, archived }: Archive) {
  authorize(ctx, "services:write");
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .update(appointmentTypes)
      .set({ active: !archived })
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, id)))
      .returning({ id: appointmentTypes.id });
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: archived ? "service.archive" : "service.restore",
      subject: { type: "service", id },
    });
    await publish(tx, ctx, "catalog", id);
    return ok({});
  });
}
