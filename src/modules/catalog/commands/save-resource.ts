import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveResource } from "../resource-schemas.ts";
import { resources } from "../tables.ts";

/** Makes or renames a room or a piece of equipment. Which services need it is written down at the service. */
export async function saveResource(ctx: Ctx, { id: known, ...resource }: SaveResource) {
  authorize(ctx, "services:write");
  return withTenant(ctx, async (tx) => {
    const id = known ?? newId();
    const saved = known
      ? await tx
          .update(resources)
          .set(resource)
          .where(and(eq(resources.tenantId, ctx.tenantId), eq(resources.id, id)))
          .returning({ id: resources.id })
      : await tx
          .insert(resources)
          .values({ ...resource, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) })
          .returning({ id: resources.id });
    if (saved.length === 0) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: known ? "resource.change" : "resource.add",
      subject: { type: "resource", id },
      data: resource,
    });
    await publish(tx, ctx, "catalog", id);
    return ok({ id });
  });
}
