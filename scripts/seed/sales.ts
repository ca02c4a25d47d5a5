import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { SeedFleet, SeedMachine } from "./fleet.ts";

const REFILL_EVERY_DAYS = 8;
const HISTORY_DAYS = 60;

/** Ordered by their instant, as the app's own ids are. */
export const idAt = (at: string) =>
  sql.raw(
    `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`,
  );

/**
 * Two months of what machines live through, in a few statements: every position is filled, sells by the hours of the day
 * and of the week until it is empty, and is filled again at the next visit. Everything goes through the ledger, so that any
 * number on a screen can be followed to its lines.
 */
export async function sellForTwoMonths(
  tx: Tx,
  ctx: Ctx,
  timeZone: string,
  fleet: SeedFleet,
  made: readonly { machine: SeedMachine; id: string }[],
): Promise<void> {
  const now = new Date(ctx.now).toISOString();
  const popularity = new Map(fleet.products.map(({ sku, popularity }) => [sku, popularity]));
  const facts = made.map(({ machine, id }) => {
    const weight = machine.holds.reduce((sum, sku) => sum + (popularity.get(sku) ?? 1), 0);
    return { id, per_day: machine.perDay / weight, refilled: machine.refilledDaysAgo };
  });
  const liked = fleet.products.map(({ sku, popularity }) => ({ sku, popularity }));
  await tx.execute(sql`select setseed(0.42)`);
  await tx.execute(sql`
    with facts as (
      select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as x (id uuid, per_day float8, refilled int)
    ), liked as (
      select * from jsonb_to_recordset(${JSON.stringify(liked)}::jsonb) as x (sku text, popularity float8)
    ), places as materialized (
      select s.machine_id, s.position, s.product_id, s.capacity, p.sku, coalesce(s.price_minor, p.price_minor) as price, p.cost_minor,
             m.site_id, m.last_seen_at, f.refilled, f.per_day * l.popularity as per_day
        from machine_slots s
        join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
        join machines m on m.tenant_id = s.tenant_id and m.id = s.machine_id
        join facts f on f.id = s.machine_id
        join liked l on l.sku = p.sku
       where s.tenant_id = ${ctx.tenantId}
    ), tried as materialized (
      -- Weekends sell better; the hours' weights are how often they stand in the list.
      select p.*, ((date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) - d.day * interval '1 day'
               + (array[8, 9, 10, 10, 11, 12, 12, 13, 13, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 21])[1 + floor(random() * 23)::int] * interval '1 hour'
               + random() * 3600 * interval '1 second') at time zone ${timeZone}) as at
        from places p
       cross join generate_series(0, ${HISTORY_DAYS}) as d (day)
       cross join lateral generate_series(1, floor(p.per_day * (0.3 + 1.4 * random())
               * case when extract(isodow from ${now}::timestamptz - d.day * interval '1 day') >= 5 then 1.3 else 0.88 end + random())::int) as n
    ), seen as materialized (
      -- Which refill they live on; from one to the next no more is sold than was put in.
      select t.*, t.at::timestamptz(3) as occurred,
             floor((extract(epoch from ${now}::timestamptz - t.at) / 86400 - t.refilled) / ${REFILL_EVERY_DAYS})::int as period
        from tried t where t.at < least(${now}::timestamptz, t.last_seen_at) - interval '3 minutes'
    ), sold as materialized (
      select s.*, ${idAt("s.occurred")} as id,
             row_number() over (partition by machine_id order by occurred) as seq,
             row_number() over (partition by machine_id, position, period order by occurred) as taken,
             random() as luck
        from seen s
    ), sales as materialized (
      select * from sold where taken <= capacity
    ), events as (
      insert into sale_events (tenant_id, machine_id, event_id, sale_id)
      select ${ctx.tenantId}::uuid, machine_id, 's-' || seq, id from sales
    ), logged as (
      insert into sale_logs (tenant_id, id, machine_id, site_id, event_id, position, product_id, sku, quantity, unit_price_minor, unit_cost_minor,
                             currency, payment, sold_at, received_at, occurred_at, clock, seq, source)
      select ${ctx.tenantId}::uuid, id, machine_id, site_id, 's-' || seq, position, product_id, sku, 1, price, cost_minor,
             (select currency from organizations where tenant_id = ${ctx.tenantId}),
             case when luck < 0.62 then 'card' when luck < 0.9 then 'cash' else 'other' end,
             occurred, occurred + interval '2 seconds', occurred, 'synced', seq, 'event'
        from sales
    ), visited as materialized (
      -- The first filling, and what every visit since put back: what had been sold until then.
      select machine_id, position, product_id, capacity as quantity, null::int as period, min(${now}::timestamptz - interval '62 days') as at
        from places group by 1, 2, 3, 4
      union all
      select s.machine_id, s.position, s.product_id, count(*)::int, s.period,
             ${now}::timestamptz - (min(s.refilled) + s.period * ${REFILL_EVERY_DAYS}) * interval '1 day'
        from sales s where s.period >= 0 group by 1, 2, 3, 5
    )
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
    select ${ctx.tenantId}::uuid, ${idAt("at")}, machine_id, position, product_id, 'refill', quantity,
           'refill:' || machine_id || ':' || position || ':' || coalesce(period::text, 'first'), at, at, 'system'
      from visited
    union all
    select ${ctx.tenantId}::uuid, ${idAt("occurred")}, machine_id, position, product_id, 'sale', -1, 'sale:' || id, occurred, occurred, 'machineKey'
      from sales`);
}
