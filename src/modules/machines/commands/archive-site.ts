import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Archive } from "../schemas.ts";
import { machines, sites } from "../tables.ts";

/** Puts a site away, or back. One where machines still stand stays. */
export async function archiveSite(ctx: Ctx, input: Archive) {
  authorize(ctx, "sites:write");
  return withTenant(ctx, (tx) => setSiteArchived(tx, ctx, input));
}

/** The same in a transaction of the caller's, who has authorized it. */
export async function setSiteArchived(tx: Tx, ctx: Ctx, { id, archived }: Archive) {
  const [found] = await tx
    .update(sites)
    .set({ archivedAt: archived ? new Date(ctx.now) : null })
    .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, id)))
    .returning({ id: sites.id });
  if (!found) return refuse("NOT_FOUND");
  const [standing] = await tx
    .select({ id: machines.id })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.siteId, id), isNull(machines.archivedAt)))
    .limit(1);
  if (archived && standing) return refuse("SITE_HAS_MACHINES");
  await audit(tx, ctx, { action: archived ? "site.archive" : "site.restore", subject: { type: "site", id } });
  await publish(tx, ctx, "machines", id);
  return ok({});
}
