import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

const WINDOW_MS = 28 * 86_400_000;

export type Evidence = { machineId: string; position: string; sold: number; exposure: number };

/** As `evidenceOf` says it, of some machines or of all. */
export async function positionEvidence(tx: Tx, ctx: Ctx, machineIds?: readonly string[]): Promise<Evidence[]> {
  if (machineIds?.length === 0) return [];
  const rows = await tx.execute<{ machine_id: string; position: string; sold: number; exposure: number }>(
    evidenceOf(ctx, machineIds),
  );
  return rows.map(({ machine_id, ...row }) => ({ machineId: machine_id, ...row }));
}

/**
 * Of every position: units sold in the last 28 days and the milliseconds in which it could sell, which are those while its
 * machine spoke and something lay there. Silence is an hour without a reading (they come every few minutes); stock is
 * followed backwards from today's level through the movements. Sales told of hours that do not count are not counted either.
 */
export function evidenceOf(ctx: Ctx, machineIds?: readonly string[]): SQL {
  const [since, now] = [new Date(ctx.now - WINDOW_MS).toISOString(), new Date(ctx.now).toISOString()];
  const only = (column: string) =>
    machineIds ? sql`and ${sql.raw(column)} = any (${`{${machineIds.join(",")}}`}::uuid[])` : sql``;
  return sql`
    with silent as (
      select machine_id, range_agg(tstzrange(at, next)) as hours
        from (select machine_id, at, lead(at) over (partition by machine_id order by at) as next
                from machine_readings where tenant_id = ${ctx.tenantId} and at between ${since} and ${now} ${only("machine_id")}) readings
       where next - at > interval '1 hour' group by machine_id
    ), spoke as (
      select m.id as machine_id,
             tstzmultirange(tstzrange(
               least(greatest(${since}::timestamptz, m.created_at), ${now}::timestamptz),
               greatest(least(coalesce(m.last_seen_at + interval '1 hour', ${now}::timestamptz), ${now}::timestamptz),
                        least(greatest(${since}::timestamptz, m.created_at), ${now}::timestamptz))))
             - coalesce(s.hours, '{}'::tstzmultirange) as hours
        from machines m left join silent s on s.machine_id = m.id
       where m.tenant_id = ${ctx.tenantId} and m.archived_at is null ${only("m.id")}
    ), moves as (
      select v.machine_id, v.position, v.kind, v.quantity, v.occurred_at,
             l.quantity - coalesce(sum(v.quantity) over later, 0) as level,
             coalesce(lag(v.occurred_at) over later, ${now}::timestamptz) as until,
             row_number() over (partition by v.machine_id, v.position order by v.occurred_at, v.id) = 1 as first
        from stock_movements v
        join stock_levels l on l.tenant_id = v.tenant_id and l.machine_id = v.machine_id and l.position = v.position
       where v.tenant_id = ${ctx.tenantId} and v.occurred_at between ${since} and ${now} ${only("v.machine_id")}
      window later as (partition by v.machine_id, v.position order by v.occurred_at desc, v.id desc
                       rows between unbounded preceding and 1 preceding)
    ), bare as (
      select machine_id, position, range_agg(during) as hours
        from (select machine_id, position, tstzrange(occurred_at, until) as during from moves where level <= 0
              union all
              select machine_id, position, tstzrange(${since}, occurred_at) from moves where first and level - quantity <= 0) spans
       group by 1, 2
    ), sold as (
      select v.machine_id, v.position,
             coalesce(-sum(v.quantity) filter (where v.kind = 'sale' and v.level - v.quantity > 0 and v.occurred_at <@ s.hours), 0) as units
        from moves v join spoke s on s.machine_id = v.machine_id group by 1, 2
    )
    select p.machine_id, p.position, coalesce(d.units, 0)::float8 as sold,
           case when d.units is null and coalesce(l.quantity, 0) <= 0 then 0
                else coalesce((select sum(extract(epoch from upper(r) - lower(r)))
                                 from unnest(s.hours - coalesce(b.hours, '{}'::tstzmultirange)) r) * 1000, 0) end::float8 as exposure
      from machine_slots p
      join spoke s on s.machine_id = p.machine_id
      left join stock_levels l on l.tenant_id = p.tenant_id and l.machine_id = p.machine_id and l.position = p.position
      left join bare b on b.machine_id = p.machine_id and b.position = p.position
      left join sold d on d.machine_id = p.machine_id and d.position = p.position
     where p.tenant_id = ${ctx.tenantId} and p.removed_at is null ${only("p.machine_id")}`;
}
