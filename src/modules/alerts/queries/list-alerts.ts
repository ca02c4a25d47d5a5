import { and, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type AlertState, type AlertType, type ListAlerts, MOST_SHOWN, type Priority } from "../schemas.ts";
import { alertReads, alerts } from "../tables.ts";
import { alertLines, type AlertLine } from "./alert-lines.ts";

/** What waits for somebody is shown whole, as far as anybody can look through it (MOST_SHOWN); what is past, by the page. */
const PAGE = 50;

export type AlertItem = AlertLine & { unread: boolean };
export type AlertsPage = Awaited<ReturnType<typeof listAlerts>>;

/** Alerts as the dashboard lists them: by priority while they last, the latest first once they are over. */
export async function listAlerts(tx: Tx, ctx: Ctx, { state, cursor, mine, ...which }: ListAlerts) {
  authorize(ctx, "alerts:read");
  const me = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const past = state === "resolved";
  const limit = past ? PAGE : MOST_SHOWN;
  const [{ timeZone }, found] = await Promise.all([
    organizationOf(tx, ctx),
    alertLines(
      tx,
      ctx,
      and(
        state === "active" ? ne(alerts.state, "resolved") : eq(alerts.state, state),
        ...filters(which),
        mine ? (me ? eq(alerts.assignedTo, me) : sql`false`) : undefined,
        past && cursor ? lt(alerts.id, cursor) : undefined,
      ),
      { limit: limit + 1, byPriority: !past },
    ),
  ]);
  const lines = found.slice(0, limit);
  const read = await readOf(tx, ctx, me, lines);
  return {
    alerts: lines.map((line): AlertItem => ({ ...line, unread: !read.has(line.id) })),
    nextCursor: past && found.length > limit ? (lines.at(-1)?.id ?? null) : null,
    /** There is more than is shown. */
    cut: !past && found.length > limit,
    timeZone,
    now: ctx.now,
  };
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
