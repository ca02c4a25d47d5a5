import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveSite } from "../schemas.ts";
import { sites } from "../tables.ts";
import { taken } from "./taken.ts";

/** Makes or changes a place where machines stand together. */
export async function saveSite(ctx: Ctx, { id: known, ...site }: SaveSite) {
  authorize(ctx, "sites:write");
  return withTenant(ctx, async (tx) => {
    const id = known ?? newId();
    const saved = known
      ? await tx
          .update(sites)
          .set(site)
          .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, id)))
          .returning({ id: sites.id })
      : await tx
          .insert(sites)
          .values({ ...site, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) })
          .returning({ id: sites.id });
    if (saved.length === 0) return refuse("NOT_FOUND");
    await audit(tx, ctx, { action: known ? "site.change" : "site.add", subject: { type: "site", id }, data: site });
    await publish(tx, ctx, "machines", id);
    return ok({ id });
  }).catch(taken("sites_name_key", "SITE_NAME_TAKEN"));
}
