import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statement } from "#platform/db/statement.ts";
import type { saleLogs } from "../tables.ts";

/** A sale about to be written. Times in epoch milliseconds. */
export type NewSale = {
  /** Its place among those that are written together. */
  i: number;
  id: string;
  /** Of the correction it may need. */
  correction: string;
  /** What makes it count once; by itself, its event id. */
  key: string;
  event: string;
  position: string;
  quantity: number;
  price: number;
  payment: string;
  sold: number;
  occurred: number;
  clock: string;
  seq: number | null;
};

export type Written = {
  i: number;
  /** False: its key was written before. */
  fresh: boolean;
  /** Not written: a DEX audit has counted that interval without it (`matchDerived`). */
  late: boolean;
  position: string;
  /** The position's stock before, and what this statement added to it. */
  stock: number;
  delta: number;
  /** Null: the position has left the planogram, and nobody waits for it. */
  threshold: number | null;
};

type Source = (typeof saleLogs.$inferSelect)["source"];

const WRITE = `
  with given as materialized (
    select $1::uuid as tenant, $2::uuid as machine, to_timestamp($3::float8 / 1000) as now,
           $4::text as source, $5::boolean as judges, $6::text as actor_type, $7::text as actor_id
  ), told as materialized (
    select x.*, to_timestamp(x.sold::float8 / 1000) as sold_at, to_timestamp(x.occurred::float8 / 1000) as at
      from jsonb_to_recordset($8::text::jsonb) as x (i int, id uuid, correction uuid, key text, event text,
           position text, quantity int, price bigint, payment text, sold bigint, occurred bigint, clock text, seq bigint)
  ), slots as materialized (
    -- Looked up once for a position, however many sales it has: what lies there, how many, and when it was last counted.
    select s.position, s.product_id, p.sku, p.cost_minor, case when s.removed_at is null then s.low_stock_threshold end as threshold,
           coalesce(l.quantity, 0) as stock,
           (select max(k.observed_at) from stock_counts k
             where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = s.position) as counted_at
      from given g cross join (select distinct position from told) d
      join machine_slots s on s.tenant_id = g.tenant and s.machine_id = g.machine and s.position = d.position
      join products p on p.tenant_id = g.tenant and p.id = s.product_id
      left join stock_levels l on l.tenant_id = g.tenant and l.machine_id = g.machine and l.position = s.position
  ), audited as materialized (
    select max(a.received_at) as at from given g join dex_audits a on a.tenant_id = g.tenant and a.machine_id = g.machine where g.judges
  ), placed as materialized (
    select t.*, s.product_id, s.sku, s.cost_minor, s.threshold, s.stock, s.counted_at,
           case when t.at <= (select at from audited) then coalesce((
             select a.sales_derived > 0 from dex_audits a
              where a.tenant_id = g.tenant and a.machine_id = g.machine and a.received_at >= t.at
              order by a.received_at limit 1), false) else false end as late
      from given g cross join told t join slots s on s.position = t.position
  ), fresh as (
    insert into sale_events (tenant_id, machine_id, event_id, sale_id)
    select g.tenant, g.machine, p.key, p.id from given g, placed p where not p.late order by p.i
    on conflict do nothing returning sale_id
  ), counted as materialized (
    select p.* from placed p join fresh f on f.sale_id = p.id
  ), logged as (
    insert into sale_logs (tenant_id, id, machine_id, site_id, event_id, position, product_id, sku, quantity, unit_price_minor,
                           unit_cost_minor, currency, payment, sold_at, received_at, occurred_at, clock, seq, source)
    select g.tenant, c.id, g.machine, m.site_id, c.event, c.position, c.product_id, c.sku, c.quantity, c.price,
           c.cost_minor, z.currency, c.payment, c.sold_at, g.now, c.at, c.clock, c.seq, g.source
      from given g cross join counted c
      join machines m on m.tenant_id = g.tenant and m.id = g.machine
      join organizations z on z.tenant_id = g.tenant
  ), moved as (
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at,
                                 actor_type, actor_id)
    select g.tenant, c.id, g.machine, c.position, c.product_id, 'sale', -c.quantity, 'sale:' || c.id, c.at, g.now, g.actor_type, g.actor_id
      from given g cross join counted c
    union all
    select g.tenant, c.correction, g.machine, c.position, c.product_id, 'count_correction', c.quantity,
           'count:' || seen.id || ':sale:' || c.id, seen.observed_at, g.now, g.actor_type, g.actor_id
      from given g cross join counted c
     cross join lateral (
       select k.id, k.observed_at from stock_counts k
        where k.tenant_id = g.tenant and k.machine_id = g.machine and k.position = c.position and k.observed_at >= c.at
        order by k.observed_at, k.id limit 1) seen
     where c.at <= c.counted_at
    returning position, quantity
  )
  select p.i, f.sale_id is not null as fresh, p.late, p.position, p.stock, p.threshold,
         coalesce(v.units, 0)::int as delta
    from placed p left join fresh f on f.sale_id = p.id
    left join (select position, sum(quantity) as units from moved group by position) v on v.position = p.position`;

/**
 * Writes sales of one machine, each once, in one statement: the key decides what is new; the new ones go into the log and the
 * ledger. A sale that happened before a count which is known already was seen by it, so the count's correction gives it back:
 * the stock does not move. Sales of a position that never was come back as nothing. The machine's stock must be locked.
 * @param against whether a DEX audit may have counted them before they came
 */
export async function writeSales(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  source: Source,
  sales: readonly NewSale[],
  against: "audits" | "matched" = source === "event" ? "audits" : "matched",
): Promise<Written[]> {
  if (sales.length === 0) return [];
  return statement<Written>(tx, WRITE, [
    ctx.tenantId,
    machineId,
    ctx.now,
    source,
    against === "audits",
    ctx.actor.type,
    actorId(ctx.actor),
    JSON.stringify(sales),
  ]);
}
