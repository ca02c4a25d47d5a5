import { and, count, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { heavier, shouldNotify, priorityAt } from "../domain/escalation.ts";
import { OUTAGE_LEAST } from "../domain/causes.ts";
import { isSuppressed, waitsForItsSite } from "../domain/suppression.ts";
import type { Priority } from "../schemas.ts";
import { alerts } from "../tables.ts";
import { writeEvent } from "./write-event.ts";

/**
 * What time alone does to alerts: those put off wake, what nobody answers for weighs more, and what weighs enough is due
 * again. How far it has come is counted in `timesNotified`, so that a stop of days is made up for by one letter, not by many.
 */
export async function keepReminding(tx: Tx, ctx: Ctx): Promise<void> {
  const at = new Date(ctx.now);
  const rows = await tx
    .select({ alert: alerts, offlineSince: machines.offlineSince, siteId: machines.siteId })
    .from(alerts)
    .leftJoin(machines, and(eq(machines.tenantId, alerts.tenantId), eq(machines.id, alerts.machineId)))
    .where(and(eq(alerts.tenantId, ctx.tenantId), inArray(alerts.state, ["open", "snoozed"])))
    .orderBy(alerts.id);
  const crowded = await crowdedSites(tx, ctx);
  for (const { alert, offlineSince, siteId } of rows) {
    if (isSuppressed(alert.type, offlineSince !== null)) continue;
    const opened = { type: alert.type, openedAt: alert.openedAt.getTime() };
    if (waitsForItsSite(opened, siteId !== null && crowded.has(siteId), ctx.now)) continue;
    const wakes = alert.snoozedUntil !== null && alert.snoozedUntil.getTime() <= ctx.now;
    const state = wakes ? "open" : alert.state;
    const answeredFor = alert.acknowledgedAt !== null;
    const aged = priorityAt(alert.facts["base"] as Priority, alert.openedAt.getTime(), answeredFor, ctx.now);
    const isWorse = state === "open" && heavier(aged, alert.priority);
    const priority = isWorse ? aged : alert.priority;
    const lastNotifiedAt = wakes || isWorse ? null : (alert.lastNotifiedAt?.getTime() ?? null);
    const notifies = shouldNotify({ state, priority, timesNotified: alert.timesNotified, lastNotifiedAt }, ctx.now);
    if (!wakes && !isWorse && !notifies) continue;
    const [changed] = await tx
      .update(alerts)
      .set({
        state,
        priority,
        updatedAt: at,
        ...(wakes ? { snoozedUntil: null } : {}),
        ...(notifies
          ? {
              timesNotified: alert.timesNotified + 1,
              lastNotifiedAt: at,
            }
          : {}),
      })
      .where(asItWas(alert))
      .returning({ id: alerts.id });
    if (!changed) continue;
    if (wakes) await writeEvent(tx, ctx, alert.id, { what: "woke", data: {} });
    if (isWorse)
      await writeEvent(tx, ctx, alert.id, {
        what: "escalated",
        data: { fromPriority: alert.priority, toPriority: priority },
      });
  }
}

/** Where so many machines stand that they could go out together. */
async function crowdedSites(tx: Tx, ctx: Ctx): Promise<Set<string>> {
  const rows = await tx
    .select({ siteId: machines.siteId })
    .from(machines)
    .where(
      and(
        eq(machines.tenantId, ctx.tenantId),
        isNull(machines.archivedAt),
        isNotNull(machines.siteId),
        isNotNull(machines.lastSeenAt),
      ),
    )
    .groupBy(machines.siteId)
    .having(gte(count(), OUTAGE_LEAST));
  return new Set(rows.flatMap(({ siteId }) => siteId ?? []));
}

/** Somebody may have put it off, or settled it, since it was read. */
const asItWas = ({ tenantId, id, state, timesNotified, snoozedUntil }: typeof alerts.$inferSelect) =>
  and(
    eq(alerts.tenantId, tenantId),
    eq(alerts.id, id),
    eq(alerts.state, state),
    eq(alerts.timesNotified, timesNotified),
    snoozedUntil === null ? isNull(alerts.snoozedUntil) : eq(alerts.snoozedUntil, snoozedUntil),
  );
