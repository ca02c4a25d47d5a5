import { and, eq, gt, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { alertNotifications } from "../tables.ts";
import type { AlertLine } from "./alert-lines.ts";

export const roundOf = (alertId: string, userId: string, round: number): string => `${alertId} ${userId} ${round}`;

/** Who has been written to of these, in which round (`roundOf`), since then. */
export async function notifiedOf(tx: Tx, ctx: Ctx, lines: readonly AlertLine[], since: Date): Promise<Set<string>> {
  if (lines.length === 0) return new Set();
  const rows = await tx
    .select()
    .from(alertNotifications)
    .where(
      and(
        eq(alertNotifications.tenantId, ctx.tenantId),
        inArray(
          alertNotifications.alertId,
          lines.map(({ id }) => id),
        ),
        gt(alertNotifications.notifiedAt, since),
      ),
    );
  return new Set(rows.map(({ alertId, userId, round }) => roundOf(alertId, userId, round)));
}
