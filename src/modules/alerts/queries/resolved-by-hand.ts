import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type ByHand, PEACE_MS } from "../domain/may-reopen.ts";
import { alertEvents, alerts } from "../tables.ts";

/** What people said lately was settled, by cause: the last time of each. */
export async function resolvedByHand(
  tx: Tx,
  ctx: Ctx,
  whose: SQL | undefined,
): Promise<Map<string, ByHand & { alertId: string }>> {
  const rows = await tx
    .select({
      alertId: alerts.id,
      cause: alerts.cause,
      priority: alerts.priority,
      resolvedAt: alerts.resolvedAt,
      last: sql<string>`(array_agg(${alertEvents.actorType} order by ${alertEvents.id} desc) filter (where ${alertEvents.what} = 'resolved'))[1]`,
      ended: sql<boolean>`bool_or(${alertEvents.what} = 'ended')`,
    })
    .from(alerts)
    .innerJoin(alertEvents, and(eq(alertEvents.tenantId, alerts.tenantId), eq(alertEvents.alertId, alerts.id)))
    .where(
      and(
        eq(alerts.tenantId, ctx.tenantId),
        whose,
        eq(alerts.state, "resolved"),
        gt(alerts.resolvedAt, new Date(ctx.now - PEACE_MS)),
      ),
    )
    .groupBy(alerts.tenantId, alerts.id)
    .orderBy(alerts.resolvedAt, alerts.id);
  // In order: a later one of the same cause takes the place of an earlier.
  return new Map(
    rows.map(({ alertId, cause, priority, resolvedAt, last, ended }) => [
      cause,
      {
        alertId,
        at: resolvedAt?.getTime() ?? 0,
        priority,
        ended: ended || (last !== "user" && last !== "organizationKey"),
      },
    ]),
  );
}
