import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { A_FEW, confidenceIn } from "../domain/confidence.ts";
import { shownStock, stockBand } from "../domain/stock-band.ts";
import { daysUntilEmpty, velocity, WINDOW_DAYS } from "../domain/velocity.ts";

type Row = {
  machineId: string;
  machine: string;
  position: string;
  productId: string;
  sku: string;
  name: { "es-AR": string; en: string };
  capacity: number;
  par: number;
  threshold: number;
  quantity: number;
  lastSoldAt: number | null;
  lastCountAt: number | null;
  since: number | null;
  units: number;
  soldSinceCount: number;
  derived: number;
  aside: number;
  uncertain: number;
};

export type PositionOutlook = Awaited<ReturnType<typeof stockOutlook>>[number];

type Narrowed = { machineId?: string | undefined; productId?: string | undefined };

/**
 * Every position of the planogram, of one machine or of all, with one product or any: what lies there, how fast it goes, when it will be empty, and
 * how far all that can be believed. What came to light since the last count is looked at within the last four weeks.
 */
export async function stockOutlook(tx: Tx, ctx: Ctx, { machineId, productId }: Narrowed = {}) {
  authorize(ctx, "machines:read");
  const only = (column: string) => (machineId ? sql`and ${sql.raw(column)} = ${machineId}::uuid` : sql``);
  const from = sql`to_timestamp((${ctx.now}::bigint - ${WINDOW_DAYS * 86_400_000}::bigint) / 1000.0)`;
  const rows = await tx.execute<Row>(sql`
    with counted as materialized (
      select machine_id, position, max(observed_at) as at from stock_counts
       where tenant_id = ${ctx.tenantId} ${only("machine_id")} group by 1, 2
    ), sold as materialized (
      select l.machine_id, l.position, sum(l.quantity)::int as units from sale_logs l
       where l.tenant_id = ${ctx.tenantId} and l.occurred_at >= ${from} ${only("l.machine_id")} group by 1, 2
    ), doubtful as materialized (
      select l.machine_id, l.position, coalesce(sum(l.quantity) filter (where l.source = 'dex'), 0)::int as derived,
             coalesce(sum(l.quantity) filter (where l.source <> 'dex'), 0)::int as uncertain
        from sale_logs l left join counted c on c.machine_id = l.machine_id and c.position = l.position
       where l.tenant_id = ${ctx.tenantId} and l.occurred_at >= ${from} ${only("l.machine_id")}
         and (l.source = 'dex' or l.clock = 'uncertain') and l.occurred_at > coalesce(c.at, '-infinity') group by 1, 2
    ), aside as materialized (
      select a.machine_id, a.sale ->> 'position' as position, sum((a.sale ->> 'quantity')::int)::int as units
        from set_aside_sales a left join counted c on c.machine_id = a.machine_id and c.position = a.sale ->> 'position'
       where a.tenant_id = ${ctx.tenantId} and a.received_at >= ${from} and a.restored_at is null ${only("a.machine_id")}
         and a.received_at > coalesce(c.at, '-infinity') and a.sale ->> 'reason' = 'reboot' group by 1, 2
    )
    select s.machine_id as "machineId", m.name as machine, s.position, s.product_id as "productId", p.sku, p.name, s.capacity,
           coalesce(s.par_level, s.capacity) as par, s.low_stock_threshold as threshold, coalesce(l.quantity, 0) as quantity,
           (extract(epoch from l.last_sold_at) * 1000)::float8 as "lastSoldAt", (extract(epoch from c.at) * 1000)::float8 as "lastCountAt",
           (extract(epoch from first.at) * 1000)::float8 as since, coalesce(v.units, 0) as units, coalesce(after.units, 0) as "soldSinceCount",
           coalesce(d.derived, 0) as derived, coalesce(a.units, 0) as aside, coalesce(d.uncertain, 0) as uncertain
      from machine_slots s
      join machines m on m.tenant_id = s.tenant_id and m.id = s.machine_id and m.archived_at is null
      join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
      left join counted c on c.machine_id = s.machine_id and c.position = s.position
      left join sold v on v.machine_id = s.machine_id and v.position = s.position
      left join doubtful d on d.machine_id = s.machine_id and d.position = s.position
      left join aside a on a.machine_id = s.machine_id and a.position = s.position
      left join lateral (
        -- A few doubts are weighed against it; else it is not asked for.
        select sum(k.quantity)::int as units from sale_logs k
         where greatest(coalesce(d.derived, 0) + coalesce(a.units, 0), d.uncertain) >= ${A_FEW}
           and k.tenant_id = ${ctx.tenantId} and k.machine_id = s.machine_id and k.position = s.position
           and k.occurred_at >= ${from} and k.occurred_at > coalesce(c.at, '-infinity')) after on true
      left join lateral (
        select k.occurred_at as at from stock_movements k
         where k.tenant_id = s.tenant_id and k.machine_id = s.machine_id and k.position = s.position
         order by k.occurred_at limit 1) first on true
     where s.tenant_id = ${ctx.tenantId} and s.removed_at is null ${only("s.machine_id")}
       ${productId ? sql`and s.product_id = ${productId}::uuid` : sql``}
     order by m.name, s.machine_id, s.position`);
  return rows.map(({ since, units, derived, aside, uncertain, soldSinceCount, quantity, ...row }) => {
    const perDay = velocity(units, since, ctx.now);
    const unmatched = derived + aside;
    return {
      ...row,
      quantity: shownStock(quantity),
      /** Below zero: more were sold than we know of. */
      ledger: quantity,
      band: stockBand(quantity, row.threshold),
      sold: units,
      perDay,
      daysUntilEmpty: daysUntilEmpty(quantity, perDay),
      /** Of what came to light since the last count: known from an audit alone, set aside, and told by a doubtful clock. */
      derived,
      aside,
      unmatched,
      uncertain,
      confidence: confidenceIn(
        { lastCountAt: row.lastCountAt, quantity, sold: soldSinceCount, unmatched, uncertain },
        ctx.now,
      ),
    };
  });
}
