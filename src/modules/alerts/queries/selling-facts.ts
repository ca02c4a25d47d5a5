import { and, eq, or, sql } from "drizzle-orm";
import type { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { HABIT_WEEKS, type SellingFacts } from "../domain/selling.ts";
import { alerts } from "../tables.ts";

/** A pause this short tells nothing of any machine, and most have sold within it. */
const SHORT_MS = 15 * 60_000;
const WEEK_MS = 7 * 86_400_000;

type Position = { position: string; quantity: number | null; lastSoldAt: Date | null };

/** A machine's habit, of what it has to sell now, and since when it has been still. Null where there is nothing to judge. */
export async function sellingFacts(
  tx: Tx,
  ctx: Ctx,
  { id, siteId, timeZone }: Pick<typeof machines.$inferSelect, "id" | "siteId" | "timeZone">,
  positions: readonly Position[],
): Promise<SellingFacts | null> {
  const lastSoldAt = Math.max(...positions.map((position) => position.lastSoldAt?.getTime() ?? 0), 0);
  if (lastSoldAt === 0 || ctx.now - lastSoldAt < SHORT_MS) return null;
  const sells = positions.flatMap(({ position, quantity }) => (quantity !== null && quantity > 0 ? [position] : []));
  if (sells.length === 0) return null;

  const from = new Date(ctx.now - HABIT_WEEKS * WEEK_MS).toISOString();
  const [[first], habit, restocked, [silence]] = await Promise.all([
    tx.execute<{ at: string | null }>(sql`
      select extract(epoch from min(occurred_at)) * 1000 as at from sale_logs
       where tenant_id = ${ctx.tenantId} and machine_id = ${id} and received_at >= ${from} and occurred_at >= ${from}`),
    // Sales derived from an audit file come in one lump: they say how many, not when.
    tx.execute<{ hour: number; sales: number }>(sql`
      select ((extract(isodow from local) - 1) * 24 + extract(hour from local))::int as hour, count(*)::int as sales
        from (select occurred_at at time zone ${timeZone} as local from sale_logs
               where tenant_id = ${ctx.tenantId} and machine_id = ${id} and received_at >= ${from} and occurred_at >= ${from}
                 and source <> 'dex' and position in (${sql.join(sells, sql`, `)})) s
       group by 1`),
    // What was put in an hour ago could not have been sold the day before.
    tx.execute<{ at: string | null }>(sql`
      select extract(epoch from max(m.at)) * 1000 as at from unnest(array[${sql.join(sells, sql`, `)}]::text[]) p(position)
        cross join lateral (select max(occurred_at) as at from stock_movements
          where tenant_id = ${ctx.tenantId} and machine_id = ${id} and position = p.position
            and occurred_at > ${new Date(ctx.now - WEEK_MS).toISOString()} and kind in ('refill', 'count_correction')) m`),
    // What it sold while it was silent may still be on its way.
    tx
      .select({
        at: sql<
          string | null
        >`extract(epoch from max(coalesce(${alerts.resolvedAt}, ${new Date(ctx.now).toISOString()}::timestamptz))) * 1000`,
      })
      .from(alerts)
      .where(
        and(
          eq(alerts.tenantId, ctx.tenantId),
          or(
            and(eq(alerts.machineId, id), eq(alerts.type, "machine_offline")),
            siteId === null ? undefined : and(eq(alerts.siteId, siteId), eq(alerts.type, "site_outage")),
          ),
        ),
      ),
  ]);
  if (first?.at === null || first === undefined) return null;
  const since = Math.max(lastSoldAt, Number(restocked[0]?.at ?? 0), Number(silence?.at ?? 0));
  return { since, firstSaleAt: Number(first.at), timeZone, habit: [...habit] };
}
