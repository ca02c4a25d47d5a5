import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Scope } from "#modules/access/policy.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import { clients } from "../tables.ts";

/**
 * The clients an actor may see: of the institution, or those who have had an appointment with them.
 * Written as SQL because appointments lie above this module, which must not import them.
 */
export function withinReach(ctx: Ctx, scope: Scope): SQL | undefined {
  const ofTenant = eq(clients.tenantId, ctx.tenantId);
  if (scope === "all") return ofTenant;
  return and(
    ofTenant,
    sql`exists (
      select 1 from appointments a
      join professionals p on p.tenant_id = a.tenant_id and p.id = a.professional_id
      where a.tenant_id = ${clients.tenantId} and a.client_id = ${clients.id} and p.user_id = ${actorId(ctx.actor)}
    )`,
  );
}
