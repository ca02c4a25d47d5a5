import { and, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { users } from "#modules/identity/tables.ts";
import { machines, sites } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { alerts } from "../tables.ts";

/** 1 is what matters most. */
export const priorityRank = sql`array_position(array['critical', 'high', 'medium', 'low'], ${alerts.priority})`;

/** More that is not resolved at once is no list that anybody works through. */
const MAX = 1000;

export type AlertLine = Awaited<ReturnType<typeof alertLines>>[number];

/** The heaviest first, the latest first among equals. */
export const unresolvedAlerts = (tx: Tx, ctx: Ctx) =>
  alertLines(tx, ctx, ne(alerts.state, "resolved"), { limit: MAX, byPriority: true });

/**
 * Alerts with the names their words are made of. Times are epoch milliseconds.
 * @param limit how many at most; ids are in the order of opening
 */
export async function alertLines(
  tx: Tx,
  ctx: Ctx,
  which: SQL | undefined,
  { limit, byPriority = false }: { limit: number; byPriority?: boolean },
) {
  const rows = await tx
    .select({
      alert: alerts,
      machine: machines.name,
      location: machines.location,
      offlineSince: machines.offlineSince,
      siteId: sites.id,
      site: sites.name,
      assignee: sql<string | null>`nullif(concat_ws(' ', ${users.firstName}, ${users.lastName}), '')`,
    })
    .from(alerts)
    .leftJoin(machines, and(eq(machines.tenantId, alerts.tenantId), eq(machines.id, alerts.machineId)))
    .leftJoin(
      sites,
      and(eq(sites.tenantId, alerts.tenantId), or(eq(sites.id, alerts.siteId), eq(sites.id, machines.siteId))),
    )
    .leftJoin(users, and(eq(users.tenantId, alerts.tenantId), eq(users.id, alerts.assignedTo)))
    .where(and(eq(alerts.tenantId, ctx.tenantId), which))
    .orderBy(...(byPriority ? [priorityRank] : []), desc(alerts.id))
    .limit(limit);
  return rows.map(({ alert, offlineSince, ...names }) => ({
    id: alert.id,
    type: alert.type,
    priority: alert.priority,
    state: alert.state,
    machineId: alert.machineId,
    position: alert.position,
    facts: alert.facts,
    openedAt: alert.openedAt.getTime(),
    acknowledgedAt: alert.acknowledgedAt?.getTime() ?? null,
    snoozedUntil: alert.snoozedUntil?.getTime() ?? null,
    resolvedAt: alert.resolvedAt?.getTime() ?? null,
    assignedTo: alert.assignedTo,
    timesNotified: alert.timesNotified,
    lastNotifiedAt: alert.lastNotifiedAt?.getTime() ?? null,
    isOffline: offlineSince !== null,
    ...names,
  }));
}
