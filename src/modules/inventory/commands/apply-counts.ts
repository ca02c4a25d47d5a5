import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { stockCounts } from "../tables.ts";
import { lockStock } from "./lock-stock.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";

export type NewCounts = {
  machineId: string;
  /** Epoch milliseconds; what happened at this very instant was seen. */
  observedAt: number;
  items: readonly { position: string; quantity: number }[];
  source: (typeof stockCounts.$inferSelect)["source"];
  /** Makes a repetition the same count, e.g. `visit:<id>`. */
  cause: string;
};

export type Counted = {
  position: string;
  /** The stock now: of an old count, what the newer movements left of it. */
  quantity: number;
  /** What the ledger was wrong by at the instant of the count. */
  correctedBy: number;
  /** False: this count was written before. */
  fresh: boolean;
};

type Row = {
  position: string;
  stock: number;
  delta: number;
  threshold: number | null;
  corrected: number;
  fresh: boolean;
};

/**
 * Counts are dated observations. Each becomes a correction at its own time: what was seen, less what the ledger held there
 * then. The next count after it saw a stock that needed no correction from us, so there the same is taken back: an old count
 * never moves what a newer one has seen. Positions that never were are left out.
 * For callers within a transaction; they authorize and audit.
 */
export async function applyCounts(tx: Tx, ctx: Ctx, counts: NewCounts): Promise<Counted[]> {
  const { machineId, observedAt, source, cause } = counts;
  const items = counts.items.map((item, i) => ({
    i,
    ...item,
    cause: source === "machine" ? `${cause}:${String(item.quantity)}` : cause,
    id: newId(),
    correction: newId(),
    counter: newId(),
  }));
  const [, rows] = await Promise.all([
    lockStock(tx, ctx, machineId),
    tx.execute<Row>(sql`
    with given as materialized (
      select ${ctx.tenantId}::uuid as tenant, ${machineId}::uuid as machine, to_timestamp(${ctx.now}::bigint / 1000.0) as now,
             to_timestamp(${observedAt}::bigint / 1000.0) as at, ${source}::text as source,
             ${ctx.actor.type}::text as actor_type, ${actorId(ctx.actor)}::text as actor_id
    ), placed as materialized (
      select x.*, s.product_id, case when s.removed_at is null then s.low_stock_threshold end as threshold, coalesce(l.quantity, 0) as stock
        from given g
       cross join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x (i int, id uuid, correction uuid, counter uuid, cause text, position text, quantity int)
        join machine_slots s on s.tenant_id = g.tenant and s.machine_id = g.machine and s.position = x.position
        left join stock_levels l on l.tenant_id = g.tenant and l.machine_id = g.machine and l.position = x.position
    ), fresh as (
      insert into stock_counts (tenant_id, id, machine_id, position, observed_at, quantity, source, cause, recorded_at)
      select g.tenant, p.id, g.machine, p.position, g.at, p.quantity, g.source, p.cause, g.now from given g, placed p
      on conflict (tenant_id, machine_id, position, cause) do nothing returning id
    ), judged as materialized (
      select p.*, after.id as next_id, after.observed_at as next_at,
             p.quantity - (coalesce(before.quantity, 0) + coalesce((
               select sum(m.quantity) from stock_movements m
                where m.tenant_id = g.tenant and m.machine_id = g.machine and m.position = p.position
                  and m.occurred_at <= g.at and m.occurred_at > coalesce(before.observed_at, '-infinity')), 0))::int as correction_by
        from given g cross join placed p join fresh f on f.id = p.id
        left join lateral (
          select k.quantity, k.observed_at from stock_counts k
           where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = p.position and k.observed_at <= g.at
           order by k.observed_at desc, k.recorded_at desc, k.id desc limit 1) before on true
        left join lateral (
          select k.id, k.observed_at from stock_counts k
           where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = p.position and k.observed_at > g.at
           order by k.observed_at, k.id limit 1) after on true
    ), moved as (
      insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type, actor_id)
      select g.tenant, j.correction, g.machine, j.position, j.product_id, 'count_correction', j.correction_by, 'count:' || j.id, g.at, g.now, g.actor_type, g.actor_id
        from given g cross join judged j where j.correction_by <> 0
      union all
      select g.tenant, j.counter, g.machine, j.position, j.product_id, 'count_correction', -j.correction_by, 'count:' || j.next_id || ':count:' || j.id, j.next_at, g.now, g.actor_type, g.actor_id
        from given g cross join judged j where j.correction_by <> 0 and j.next_id is not null
      returning position, quantity
    )
    select p.position, p.stock, p.threshold, j.id is not null as fresh,
           coalesce((select sum(v.quantity) from moved v where v.position = p.position), 0)::int as delta,
           coalesce(j.correction_by, (
             select m.quantity from stock_counts k join stock_movements m on m.tenant_id = k.tenant_id and m.cause = 'count:' || k.id and m.kind = 'count_correction'
              where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = p.position and k.cause = p.cause limit 1), 0) as corrected
      from given g cross join placed p left join judged j on j.id = p.id
     order by p.i`),
  ]);
  await tellStockChanged(tx, ctx, machineId, rows);
  return rows.map(({ position, stock, delta, corrected, fresh }) => ({
    position,
    quantity: stock + delta,
    correctedBy: corrected,
    fresh,
  }));
}
