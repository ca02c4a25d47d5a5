import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { readerOf } from "../queries/reader-of.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { alertReads, alerts } from "../tables.ts";

/** Seen, or not seen after all; of those among the ids that there are. */
export async function readAlerts(ctx: Ctx, { ids, read }: { ids: string[]; read: boolean }) {
  const userId = readerOf(ctx);
  return withTenant(ctx, async (tx) => {
    if (read) await markRead(tx, ctx, userId, inArray(alerts.id, ids));
    else
      await tx
        .delete(alertReads)
        .where(
          and(eq(alertReads.tenantId, ctx.tenantId), eq(alertReads.userId, userId), inArray(alertReads.alertId, ids)),
        );
    return ok({});
  });
}

/** Everything that is not resolved. */
export async function readAllAlerts(ctx: Ctx) {
  const userId = readerOf(ctx);
  return withTenant(ctx, async (tx) => {
    await markRead(tx, ctx, userId, ne(alerts.state, "resolved"));
    return ok({});
  });
}

async function markRead(tx: Tx, ctx: Ctx, userId: string, which: SQL): Promise<void> {
  await tx
    .insert(alertReads)
    .select(
      tx
        .select({
          tenantId: alerts.tenantId,
          alertId: alerts.id,
          userId: sql<string>`${userId}::uuid`.as("user_id"),
          readAt: sql<Date>`${new Date(ctx.now).toISOString()}::timestamptz`.as("read_at"),
        })
        .from(alerts)
        .where(and(eq(alerts.tenantId, ctx.tenantId), which)),
    )
    .onConflictDoNothing();
}
