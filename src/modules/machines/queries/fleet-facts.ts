import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { SILENCE_MS } from "../domain/machine-status.ts";
import type { FleetFilter, FleetOrder } from "../schemas.ts";
import { wordsOf } from "./machine-words.ts";

export type FleetOf = { filter: FleetFilter; site?: string | undefined; q: string };

/** Which machines are meant; what is archived is only ever shown by itself. Of `fleetFacts` as `f`. */
export const IS_AMONG: Record<FleetFilter, SQL> = {
  all: sql`not f.archived`,
  attention: sql`not f.archived and (f.status = 'offline' or f.alerts > 0 or f.empty + f.low > 0)`,
  online: sql`not f.archived and f.status = 'online'`,
  offline: sql`not f.archived and f.status = 'offline'`,
  pending: sql`not f.archived and f.pending`,
  archived: sql`f.archived`,
};

/** Smallest first; after these, by name and id. */
export const ORDER_KEYS: Record<FleetOrder, readonly [SQL, SQL, SQL, SQL]> = {
  worth: [sql`-f.loss`, sql`-f.alerts::float8`, sql`-f.empty::float8`, sql`-f.low::float8`],
  today: [sql`-f.today_minor`, sql`-f.today_units`, sql`0::float8`, sql`0::float8`],
  silent: [sql`coalesce(f.seen, 0)`, sql`0::float8`, sql`0::float8`, sql`0::float8`],
  name: [sql`0::float8`, sql`0::float8`, sql`0::float8`, sql`0::float8`],
};

/**
 * A row for each machine with what it is found, filtered and ordered by. `loss` is what it does not sell each day, in minor units:
 * of its empty positions, or, while it is silent, of all of them, at the pace of the last weeks. As SQL, since stock, alerts and
 * sales lie above this module, which must not import them.
 * @param today the institution's date; null for whoever may not see sales
 */
export function fleetFacts(ctx: Ctx, { site, q }: Omit<FleetOf, "filter">, today: string | null): SQL {
  return sql`
    with shelves as (
      select s.machine_id, count(*) filter (where coalesce(l.quantity, 0) <= 0) as empty,
             count(*) filter (where l.quantity > 0 and l.quantity <= s.low_stock_threshold) as low,
             sum(p.pace) as sells, sum(p.pace) filter (where coalesce(l.quantity, 0) <= 0) as lacks
        from machine_slots s
        left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
        join products g on g.tenant_id = s.tenant_id and g.id = s.product_id
       cross join lateral (
         select coalesce(s.price_minor, g.price_minor) * (l.sold - l.sold_earlier)
                / greatest(1, (${ctx.now}::float8 / 1000 - extract(epoch from greatest(l.earlier_than, l.first_moved_at))::float8) / 86400) as pace) p
       where s.tenant_id = ${ctx.tenantId} and s.removed_at is null group by 1
    ), warned as (
      select machine_id, count(*) as alerts from alerts
       where tenant_id = ${ctx.tenantId} and state in ('open', 'acknowledged') and machine_id is not null group by 1
    ), sold as (
      select machine_id, units, minor from machine_sale_days where tenant_id = ${ctx.tenantId} and day = ${today}::date
    )
    select f.*, round(coalesce(case when f.status = 'offline' then f.sells else f.lacks end, 0)) as loss from (
      select m.id, m.name, m.archived_at is not null as archived, m.config_version > coalesce(m.reported_config_version, 0) as pending,
             case when m.last_seen_at is null then 'never_seen' when m.last_seen_at >= to_timestamp(${ctx.now - SILENCE_MS}::float8 / 1000) then 'online'
                  else 'offline' end as status,
             extract(epoch from m.last_seen_at)::float8 as seen, coalesce(h.empty, 0) as empty, coalesce(h.low, 0) as low, h.sells, h.lacks,
             coalesce(w.alerts, 0) as alerts, coalesce(d.units, 0)::float8 as today_units, coalesce(d.minor, 0)::float8 as today_minor
        from machines m
        left join sites t on t.tenant_id = m.tenant_id and t.id = m.site_id
        left join shelves h on h.machine_id = m.id
        left join warned w on w.machine_id = m.id
        left join sold d on d.machine_id = m.id
       where m.tenant_id = ${ctx.tenantId} ${site ? sql`and m.site_id = ${site}::uuid` : sql``}
         and ${wordsOf(q)}) f`;
}
