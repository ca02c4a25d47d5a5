import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { A_FEW, DOUBTFUL_PART, VERY_OLD_COUNT_MS } from "../domain/confidence.ts";
import { instant } from "./sale-figures.ts";

const DAY_MS = 86_400_000;

type Narrowed = { machineId?: string | undefined; productId?: string | undefined };

/** Of `stock_levels` as `l`: units sold since. Read from the line `earlier_than`; only what lies between the two is looked up. */
const soldSince = (since: SQL): SQL => sql`l.sold - l.sold_earlier + case
  when l.earlier_than = ${since} or l.first_moved_at >= greatest(l.earlier_than, ${since}) then 0
  else (select coalesce(-sum(v.quantity), 0) from stock_movements v
         where v.tenant_id = l.tenant_id and v.machine_id = l.machine_id and v.position = l.position and v.kind = 'sale'
           and v.occurred_at >= least(l.earlier_than, ${since}) and v.occurred_at < greatest(l.earlier_than, ${since}))
       * case when l.earlier_than < ${since} then -1 else 1 end end`;

/**
 * Each position with what it is ordered and filtered by, as `domain` would judge it (velocity, stock-band, confidence): so that thousands
 * are judged where they lie, and only a page of them travels.
 * @param since midnight at which the window of selling begins, epoch milliseconds
 */
export function outlookOf(ctx: Ctx, since: number, { machineId, productId }: Narrowed): SQL {
  const from = instant(since);
  const only = (column: string) => (machineId ? sql`and ${sql.raw(column)} = ${machineId}::uuid` : sql``);
  return sql`
    with doubtful as materialized (
      select k.machine_id, k.position, coalesce(sum(k.quantity) filter (where k.source = 'dex'), 0)::int as derived,
             coalesce(sum(k.quantity) filter (where k.source <> 'dex'), 0)::int as uncertain
        from sale_logs k
        left join stock_levels c on c.tenant_id = k.tenant_id and c.machine_id = k.machine_id and c.position = k.position
       where k.tenant_id = ${ctx.tenantId} and k.occurred_at >= ${from} ${only("k.machine_id")}
         and (k.source = 'dex' or k.clock = 'uncertain') and k.occurred_at > coalesce(c.counted_at, '-infinity') group by 1, 2
    ), aside as materialized (
      select a.machine_id, a.sale ->> 'position' as position, sum((a.sale ->> 'quantity')::int)::int as units
        from set_aside_sales a
        left join stock_levels c on c.tenant_id = a.tenant_id and c.machine_id = a.machine_id and c.position = a.sale ->> 'position'
       where a.tenant_id = ${ctx.tenantId} and a.received_at >= ${from} and a.restored_at is null ${only("a.machine_id")}
         and a.received_at > coalesce(c.counted_at, '-infinity') and a.sale ->> 'reason' in ('reboot', 'sequence') group by 1, 2
    ), known as (
      select s.machine_id, s.position, s.product_id, s.capacity, (extract(epoch from s.assumed_since) * 1000)::float8 as assumed_since,
             s.assumed_since > l.counted_at as assumed, coalesce(s.par_level, s.capacity) as par, s.low_stock_threshold as threshold,
             coalesce(l.quantity, 0) as quantity, l.last_sold_at, l.counted_at, round(extract(epoch from l.first_moved_at) * 1000)::float8 as since,
             coalesce(${soldSince(from)}, 0)::int as units,
             coalesce(d.derived, 0) as derived, coalesce(a.units, 0) as aside, coalesce(d.uncertain, 0) as uncertain
        from machine_slots s
        join machines m on m.tenant_id = s.tenant_id and m.id = s.machine_id and m.archived_at is null
        left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
        left join doubtful d on d.machine_id = s.machine_id and d.position = s.position
        left join aside a on a.machine_id = s.machine_id and a.position = s.position
       where s.tenant_id = ${ctx.tenantId} and s.removed_at is null ${only("s.machine_id")}
         ${productId ? sql`and s.product_id = ${productId}::uuid` : sql``}
    ), paced as (
      select k.*, coalesce(after.units, 0) as sold_since_count,
             case when k.units = 0 or k.since is null then 0
                  else k.units / greatest(1, (${ctx.now}::float8 - greatest(k.since, ${since}::float8)) / ${DAY_MS}::float8) end as per_day
        from known k
        left join lateral (
          -- A few doubts are weighed against it; else it is not asked for.
          select sum(x.quantity)::int as units from sale_logs x
           where greatest(k.derived + k.aside, k.uncertain) >= ${A_FEW} and x.tenant_id = ${ctx.tenantId} and x.machine_id = k.machine_id
             and x.position = k.position and x.occurred_at >= ${from} and x.occurred_at > coalesce(k.counted_at, '-infinity')) after on true
    )
    select p.*, case when p.quantity <= 0 then 0 when p.per_day > 0 then p.quantity / p.per_day end as days,
           p.quantity < 0 or p.quantity > p.capacity or coalesce(p.assumed, false) or coalesce(p.counted_at < ${instant(ctx.now - VERY_OLD_COUNT_MS)}, true)
             or (p.derived + p.aside >= ${A_FEW} and p.derived + p.aside > p.sold_since_count * ${DOUBTFUL_PART}::float8)
             or (p.uncertain >= ${A_FEW} and p.uncertain > p.sold_since_count * ${DOUBTFUL_PART}::float8) as distrusted
      from paced p`;
}

/** Worst first: what runs empty soonest; of what is empty, what sold fastest. What never sells comes last. */
export const orderOf: SQL = sql`o.days nulls last, o.per_day desc, o.machine_id, o.position`;
