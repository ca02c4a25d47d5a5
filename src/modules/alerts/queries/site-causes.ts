import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { machines, sites } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type Cause, siteOutage } from "../domain/causes.ts";

/** What holds for a site as a whole. */
export async function siteCauses(tx: Tx, ctx: Ctx, siteId: string): Promise<Cause[]> {
  const here = await tx
    .select({ offlineSince: machines.offlineSince })
    .from(machines)
    .innerJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
    .where(
      and(
        eq(machines.tenantId, ctx.tenantId),
        eq(machines.siteId, siteId),
        isNull(machines.archivedAt),
        isNotNull(machines.lastSeenAt),
        isNull(sites.archivedAt),
      ),
    );
  const outage = siteOutage(here.map(({ offlineSince }) => ({ offlineSince: offlineSince?.getTime() ?? null })));
  if (!outage) return [];
  return [
    {
      cause: `site_outage:${siteId}`,
      type: "site_outage",
      priority: "critical",
      position: null,
      facts: outage,
      suppressed: false,
    },
  ];
}
