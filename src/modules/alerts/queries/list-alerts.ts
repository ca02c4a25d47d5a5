import { and, eq, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { cursorOf, readCursor } from "#lib/cursor.ts";
import { authorize } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type AlertState, type AlertType, type ListAlerts, PRIORITIES, type Priority } from "../schemas.ts";
import { alertReads, alerts } from "../tables.ts";
import { alertLines, type AlertLine, priorityRank } from "./alert-lines.ts";
import { matching } from "./matching.ts";

const PAGE = 100;

export type AlertItem = AlertLine & { unread: boolean };
export type AlertsPage = Awaited<ReturnType<typeof listAlerts>>;

/**
 * Alerts as the dashboard lists them, by the page: by priority while they last, the latest first once they are over.
 * `counts`: how many there are in all, by priority. With `ids`, those of them that belong to the list, however many.
 */
export async function listAlerts(tx: Tx, ctx: Ctx, { state, cursor, mine, q, ids, ...which }: ListAlerts) {
  authorize(ctx, "alerts:read");
  const me = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const past = state === "resolved";
  const listed = and(
    state === "active" ? ne(alerts.state, "resolved") : eq(alerts.state, state),
    ...filters(which),
    mine ? (me ? eq(alerts.assignedTo, me) : sql`false`) : undefined,
    q ? await matching(tx, ctx, q) : undefined,
  );
  const limit = ids ? ids.length : PAGE;
  const [{ timeZone }, found, counts] = await Promise.all([
    organizationOf(tx, ctx),
    alertLines(tx, ctx, and(listed, ids ? inArray(alerts.id, ids) : after(cursor, past)), {
      limit: limit + 1,
      byPriority: !past,
    }),
    countsOf(tx, ctx, listed),
  ]);
  const lines = found.slice(0, limit);
  const last = found.length > limit ? lines.at(-1) : undefined;
  const read = await readOf(tx, ctx, me, lines);
  return {
    alerts: lines.map((line): AlertItem => ({ ...line, unread: !read.has(line.id) })),
    nextCursor: last ? cursorOf({ key: last.priority, id: last.id }) : null,
    counts,
    timeZone,
    now: ctx.now,
  };
}

/** What comes after the page before, in the list's own order. */
function after(written: string | undefined, past: boolean): SQL | undefined {
  const cursor = readCursor(written);
  if (!cursor) return undefined;
  if (past) return lt(alerts.id, cursor.id);
  const rank = PRIORITIES.findIndex((priority) => priority === cursor.key) + 1;
  return or(sql`${priorityRank} > ${rank}`, and(sql`${priorityRank} = ${rank}`, lt(alerts.id, cursor.id)));
}

async function countsOf(tx: Tx, ctx: Ctx, listed: SQL | undefined): Promise<Record<Priority, number>> {
  const rows = await tx
    .select({ priority: alerts.priority, count: sql<number>`count(*)::int` })
    .from(alerts)
    .leftJoin(machines, and(eq(machines.tenantId, alerts.tenantId), eq(machines.id, alerts.machineId)))
    .where(and(eq(alerts.tenantId, ctx.tenantId), listed))
    .groupBy(alerts.priority);
  const known = new Map(rows.map(({ priority, count }) => [priority, count]));
  const count = (priority: Priority) => known.get(priority) ?? 0;
  return { critical: count("critical"), high: count("high"), medium: count("medium"), low: count("low") };
}

type Which = {
  priority?: Priority | undefined;
  type?: AlertType | undefined;
  machineId?: string | undefined;
  siteId?: string | undefined;
};

const filters = ({ priority, type, machineId, siteId }: Which) =>
  [
    priority && eq(alerts.priority, priority),
    type && eq(alerts.type, type),
    machineId && eq(alerts.machineId, machineId),
    siteId && or(eq(alerts.siteId, siteId), eq(machines.siteId, siteId)),
  ].map((condition) => condition || undefined);

type PageOf = Which & { state?: AlertState | undefined; before?: string | undefined; limit: number };

/** For the API: the latest first, whatever their state; one more than `limit`, if there is more. */
export async function alertPage(tx: Tx, ctx: Ctx, { state, before, limit, ...which }: PageOf): Promise<AlertLine[]> {
  authorize(ctx, "alerts:read");
  return alertLines(
    tx,
    ctx,
    and(state && eq(alerts.state, state), ...filters(which), before ? lt(alerts.id, before) : undefined),
    { limit: limit + 1 },
  );
}

async function readOf(tx: Tx, ctx: Ctx, userId: string | null, lines: AlertLine[]): Promise<Set<string>> {
  if (!userId || lines.length === 0) return new Set();
  const rows = await tx
    .select({ alertId: alertReads.alertId })
    .from(alertReads)
    .where(
      and(
        eq(alertReads.tenantId, ctx.tenantId),
        eq(alertReads.userId, userId),
        inArray(
          alertReads.alertId,
          lines.map(({ id }) => id),
        ),
      ),
    );
  return new Set(rows.map(({ alertId }) => alertId));
}
