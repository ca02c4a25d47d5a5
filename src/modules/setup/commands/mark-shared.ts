import { and, eq, isNull } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";

/** The page's address was handed on: copied, sent or printed. Only the first time is kept. */
export async function markShared(ctx: Ctx) {
  authorize(ctx, "settings:write");
  return withTenant(ctx, async (tx) => {
    const [first] = await tx
      .update(organizations)
      .set({ sharedAt: new Date(ctx.now) })
      .where(and(eq(organizations.tenantId, ctx.tenantId), isNull(organizations.sharedAt)))
      .returning({ id: organizations.tenantId });
    if (first)
      await audit(tx, ctx, { action: "organization.share", subject: { type: "organization", id: ctx.tenantId } });
    return ok({});
  });
}
