import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statement } from "#platform/db/statement.ts";
import type { saleLogs } from "../tables.ts";

/** A sale about to be written. Times in epoch milliseconds. */
export type NewSale = {
  /** Its place among those of its machine that are written together. */
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
  with teller as materialized (
    select x.m, x.machine, to_timestamp(x.now::float8 / 1000) as now, x.actor_type, x.actor_id,
           (select k.site_id from machines k where k.tenant_id = $1::uuid and k.id = x.machine) as site_id,
           case when $3::boolean then (select max(a.received_at) from dex_audits a where a.tenant_id = $1::uuid and a.machine_id = x.machine) end as audited_at
      from jsonb_to_recordset($4::text::jsonb) as x (m int, machine uuid, now bigint, actor_type text, actor_id text)
  ), told as materialized (
    select x.*, to_timestamp(x.sold::float8 / 1000) as sold_at, to_timestamp(x.occurred::float8 / 1000) as at
      from jsonb_to_recordset($5::text::jsonb) as x (m int, i int, id uuid, correction uuid, key text, event text,
           position text, quantity int, price bigint, payment text, sold bigint, occurred bigint, clock text, seq bigint)
  ), slots as materialized (
    -- Looked up once for a position, however many sales it has: what lies there, how many, and when it was last counted. A row at
    -- most of each, and said so: the plan is kept, and must stay a look at an index however large the fleet is.
    select d.m, s.position, s.product_id, p.sku, p.cost_minor, case when s.removed_at is null then s.low_stock_threshold end as threshold,
           coalesce((select l.quantity from stock_levels l
                      where l.tenant_id = $1::uuid and l.machine_id = t.machine and l.position = s.position), 0) as stock,
           (select max(k.observed_at) from stock_counts k
             where k.tenant_id = $1::uuid and k.machine_id = t.machine and k.position = s.position) as counted_at
      from (select distinct m, position from told) d join teller t on t.m = d.m
     cross join lateral (select * from machine_slots s
       where s.tenant_id = $1::uuid and s.machine_id = t.machine and s.position = d.position limit 1) s
     cross join lateral (select * from products p where p.tenant_id = $1::uuid and p.id = s.product_id limit 1) p
  ), placed as materialized (
    select t.*, w.machine, w.now, w.site_id, w.actor_type, w.actor_id, s.product_id, s.sku, s.cost_minor, s.threshold, s.stock, s.counted_at,
           case when t.at <= w.audited_at then coalesce((
             select a.sales_derived > 0 from dex_audits a
              where a.tenant_id = $1::uuid and a.machine_id = w.machine and a.received_at >= t.at
              order by a.received_at limit 1), false) else false end as late
      from told t join teller w on w.m = t.m join slots s on s.m = t.m and s.position = t.position
  ), fresh as (
    insert into sale_events (tenant_id, machine_id, event_id, sale_id)
    select $1::uuid, p.machine, p.key, p.id from placed p where not p.late order by p.m, p.i
    on conflict do nothing returning sale_id
  ), counted as materialized (
    select p.* from placed p join fresh f on f.sale_id = p.id
  ), logged as (
    insert into sale_logs (tenant_id, id, machine_id, site_id, event_id, position, product_id, sku, quantity, unit_price_minor,
                           unit_cost_minor, currency, payment, sold_at, received_at, occurred_at, clock, seq, source)
    select $1::uuid, c.id, c.machine, c.site_id, c.event, c.position, c.product_id, c.sku, c.quantity, c.price, c.cost_minor,
           (select z.currency from organizations z where z.tenant_id = $1::uuid), c.payment, c.sold_at, c.now, c.at, c.clock, c.seq, $2::text
      from counted c
  ), moved as (
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at,
                                 actor_type, actor_id)
    select $1::uuid, c.id, c.machine, c.position, c.product_id, 'sale', -c.quantity, 'sale:' || c.id, c.at, c.now, c.actor_type, c.actor_id
      from counted c
    union all
    select $1::uuid, c.correction, c.machine, c.position, c.product_id, 'count_correction', c.quantity,
           'count:' || seen.id || ':sale:' || c.id, seen.observed_at, c.now, c.actor_type, c.actor_id
      from counted c
     cross join lateral (
       select k.id, k.observed_at from stock_counts k
        where k.tenant_id = $1::uuid and k.machine_id = c.machine and k.position = c.position and k.observed_at >= c.at
        order by k.observed_at, k.id limit 1) seen
     where c.at <= c.counted_at
    returning machine_id, position, quantity
  )
  select p.m, p.i, f.sale_id is not null as fresh, p.late, p.position, p.stock, p.threshold,
         coalesce(v.units, 0)::int as delta
    from placed p left join fresh f on f.sale_id = p.id
    left join (select machine_id, position, sum(quantity) as units from moved group by 1, 2) v on v.machine_id = p.machine and v.position = p.position`;

/** What one machine tells. */
export type Telling = { ctx: Ctx; machineId: string; sales: readonly NewSale[] };

/**
 * Writes sales of one institution's machines, each sale once, in one statement: the key decides what is new; the new ones go into
 * the log and the ledger. A sale that happened before a count which is known already was seen by it, so the count's correction
 * gives it back: the stock does not move. Sales of a position that never was come back as nothing. The stock of each machine must
 * be locked, and none may be named twice.
 * @param against whether a DEX audit may have counted them before they came
 * @returns for each telling, what became of its sales
 */
export async function writeSales(
  tx: Tx,
  source: Source,
  tellings: readonly Telling[],
  against: "audits" | "matched" = source === "event" ? "audits" : "matched",
): Promise<Written[][]> {
  const [first] = tellings;
  if (!first || tellings.every(({ sales }) => sales.length === 0)) return tellings.map(() => []);
  const rows = await statement<Written & { m: number }>(tx, WRITE, [
    first.ctx.tenantId,
    source,
    against === "audits",
    JSON.stringify(
      tellings.map(({ ctx, machineId }, m) => ({
        m,
        machine: machineId,
        now: ctx.now,
        actor_type: ctx.actor.type,
        actor_id: actorId(ctx.actor),
      })),
    ),
    JSON.stringify(tellings.flatMap(({ sales }, m) => sales.map((sale) => ({ m, ...sale })))),
  ]);
  const written = tellings.map((): Written[] => []);
  for (const { m, ...row } of rows) written[m]?.push(row);
  return written;
}
