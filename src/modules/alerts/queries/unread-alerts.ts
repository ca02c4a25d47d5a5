import { and, eq, isNull, ne } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readerOf } from "./reader-of.ts";
import { DEFAULTS, wants } from "../domain/preferences.ts";
import { alertPreferences, alertReads, alerts } from "../tables.ts";

/** What the bell counts: of what is not resolved, what the reader wants to hear of and has not seen. */
export async function unreadAlerts(tx: Tx, ctx: Ctx): Promise<{ count: number; critical: number }> {
  const userId = readerOf(ctx);
  const [[preference], unread] = await Promise.all([
    tx
      .select()
      .from(alertPreferences)
      .where(
        and(
          eq(alertPreferences.tenantId, ctx.tenantId),
          eq(alertPreferences.userId, userId),
          eq(alertPreferences.channel, "screen"),
        ),
      ),
    tx
      .select({ type: alerts.type, priority: alerts.priority })
      .from(alerts)
      .leftJoin(
        alertReads,
        and(eq(alertReads.tenantId, alerts.tenantId), eq(alertReads.alertId, alerts.id), eq(alertReads.userId, userId)),
      )
      .where(and(eq(alerts.tenantId, ctx.tenantId), ne(alerts.state, "resolved"), isNull(alertReads.alertId))),
  ]);
  const wanted = unread.filter((alert) => wants(preference ?? DEFAULTS.screen, alert));
  return { count: wanted.length, critical: wanted.filter(({ priority }) => priority === "critical").length };
}
