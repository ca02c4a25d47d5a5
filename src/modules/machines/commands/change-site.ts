import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { ChangeSite } from "../schemas.ts";
import { sites } from "../tables.ts";
import { setSiteArchived } from "./archive-site.ts";
import { taken } from "./taken.ts";

/** Changes what is said of a site, and nothing else. */
export async function changeSite(ctx: Ctx, { id, archived, ...changes }: ChangeSite) {
  authorize(ctx, "sites:write");
  return withTenant(ctx, async (tx) => {
    if (Object.values(changes).some((change) => change !== undefined)) {
      const [found] = await tx
        .update(sites)
        .set(changes)
        .where(and(eq(sites.tenantId, ctx.tenantId), eq(sites.id, id)))
        .returning({ id: sites.id });
      if (!found) return refuse("NOT_FOUND");
      await audit(tx, ctx, { action: "site.change", subject: { type: "site", id }, data: changes });
      await publish(tx, ctx, "machines", id);
    }
    return archived === undefined ? ok({}) : setSiteArchived(tx, ctx, { id, archived });
  }).catch(taken("sites_name_key", "SITE_NAME_TAKEN"));
}
