import { and, eq, inArray, isNull } from "drizzle-orm";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { heavier, isToBeTold, priorityAt } from "../domain/escalation.ts";
import { isNoiseOfSilence } from "../domain/noise.ts";
import type { Priority } from "../schemas.ts";
import { alerts } from "../tables.ts";
import { writeEvent } from "./write-event.ts";

/**
 * What time alone does to alerts: those put off wake, what nobody answers for weighs more, and what weighs enough is told
 * again. How far it has come is counted in `tellings`, so that a stop of days is made up for by one telling, not by many.
 */
export async function keepReminding(tx: Tx, ctx: Ctx): Promise<void> {
  const at = new Date(ctx.now);
  const rows = await tx
    .select({ alert: alerts, offlineSince: machines.offlineSince })
    .from(alerts)
    .leftJoin(machines, and(eq(machines.tenantId, alerts.tenantId), eq(machines.id, alerts.machineId)))
    .where(and(eq(alerts.tenantId, ctx.tenantId), inArray(alerts.state, ["open", "snoozed"])))
    .orderBy(alerts.id);
  for (const { alert, offlineSince } of rows) {
    if (isNoiseOfSilence(alert.type, offlineSince !== null)) continue;
    const wakes = alert.snoozedUntil !== null && alert.snoozedUntil.getTime() <= ctx.now;
    const state = wakes ? "open" : alert.state;
    const answeredFor = alert.acknowledgedAt !== null;
    const aged = priorityAt(alert.facts["base"] as Priority, alert.openedAt.getTime(), answeredFor, ctx.now);
    const isWorse = state === "open" && heavier(aged, alert.priority);
    const priority = isWorse ? aged : alert.priority;
    const lastToldAt = wakes || isWorse ? null : (alert.lastToldAt?.getTime() ?? null);
    const tells = isToBeTold({ state, priority, tellings: alert.tellings, lastToldAt }, ctx.now);
    if (!wakes && !isWorse && !tells) continue;
    const [changed] = await tx
      .update(alerts)
      .set({
        state,
        priority,
        updatedAt: at,
        ...(wakes ? { snoozedUntil: null } : {}),
        ...(tells
          ? {
              tellings: alert.tellings + 1,
              lastToldAt: at,
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

/** Somebody may have put it off, or settled it, since it was read. */
const asItWas = ({ tenantId, id, state, tellings, snoozedUntil }: typeof alerts.$inferSelect) =>
  and(
    eq(alerts.tenantId, tenantId),
    eq(alerts.id, id),
    eq(alerts.state, state),
    eq(alerts.tellings, tellings),
    snoozedUntil === null ? isNull(alerts.snoozedUntil) : eq(alerts.snoozedUntil, snoozedUntil),
  );
