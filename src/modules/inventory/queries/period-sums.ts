import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { ReportPeriod } from "../domain/report-period.ts";
import type { Sums } from "../domain/sums.ts";
import type { SaleFilter } from "../figures-schemas.ts";
import { salesWithin, sumsOfSales } from "./sale-figures.ts";

/** A part of a figure: of a bucket (`which` is its number), a machine or a product; parts of the same are to be added. */
export type PeriodSum = Sums & { by: "bucket" | "machine" | "product"; which: string; earlier: boolean };

type Narrowed = Pick<SaleFilter, "machineId" | "productId">;
type Log = { n: number; earlier: boolean; since: number; before: number };

/**
 * What the sales of a period and of the one before add up to, by bucket, machine and product, in one statement. Whole days are
 * read from their sums; hours, a day cut short, and the machines of one product or the products of one machine from the log.
 */
export function periodSums(tx: Tx, ctx: Ctx, period: ReportPeriod, narrowed: Narrowed): Promise<PeriodSum[]> {
  const { machineId, productId } = narrowed;
  const buckets = period.buckets.flatMap(({ since, before, earlier }, n): (Log & { whole: boolean })[] => [
    { n, earlier: false, since, before, whole: period.unit === "day" },
    { n, earlier: true, since: earlier.since, before: earlier.before, whole: period.unit === "day" && earlier.whole },
  ]);
  const days = buckets.filter(({ whole }) => whole);
  const logs = buckets.filter(({ whole }) => !whole);
  const parts: SQL[] = [];
  if (logs.length > 0) parts.push(fromLog(ctx, logs, narrowed, ["bucket", "machine", "product"]));
  if (days.length > 0 && machineId && productId)
    parts.push(fromLog(ctx, days, narrowed, ["bucket", "machine", "product"]));
  else if (days.length > 0) {
    const cut = period.buckets.find(({ earlier }) => !earlier.whole)?.earlier.key ?? period.from;
    parts.push(
      productId ? fromLog(ctx, days, narrowed, ["machine"]) : fromDays(ctx, period, cut, "machine", machineId),
      machineId ? fromLog(ctx, days, narrowed, ["product"]) : fromDays(ctx, period, cut, "product", productId),
    );
  }
  return tx.execute<PeriodSum>(sql.join(parts, sql` union all `)) as Promise<PeriodSum[]>;
}

/**
 * From the sums by day. Of the earlier period the days before `cut`. The buckets come with the sums of machines, unless those
 * are not asked for: either table makes them, and they must be made once.
 */
function fromDays(
  ctx: Ctx,
  period: ReportPeriod,
  cut: string,
  by: "machine" | "product",
  only: string | undefined,
): SQL {
  const id = sql.raw(`${by}_id`);
  const buckets = by === "machine" || only !== undefined;
  return sql`
    select ${buckets ? sql.raw(`case when grouping(d.which) = 0 then '${by}' else 'bucket' end`) : sql.raw(`'${by}'`)} as by,
           ${sql.raw(buckets ? "coalesce(d.which::text, d.n::text)" : "d.which::text")} as which, d.earlier,
           sum(d.sales)::float8 as sales, sum(d.units)::float8 as units, sum(d.minor)::float8 as minor,
           sum(d.margin_minor)::float8 as "marginMinor", sum(d.uncosted)::float8 as uncosted
      from (
        select s.${id} as which, s.day < ${period.from}::date as earlier,
               s.day - case when s.day < ${period.from}::date then ${period.earlier.from}::date else ${period.from}::date end as n,
               s.sales, s.units, s.minor, s.margin_minor, s.uncosted
          from ${sql.raw(`${by}_sale_days`)} s
         where s.tenant_id = ${ctx.tenantId} and s.day between ${period.earlier.from}::date and ${period.to}::date
           and (s.day < ${cut}::date or s.day >= ${period.from}::date) ${only ? sql`and s.${id} = ${only}::uuid` : sql``}) d
     group by grouping sets ((d.which, d.earlier)${buckets ? sql`, (d.n, d.earlier)` : sql``})`;
}

/** From the log: each span of time is a walk along the index, and no row's time is turned into words. */
function fromLog(ctx: Ctx, spans: readonly Log[], narrowed: Narrowed, wanted: readonly PeriodSum["by"][]): SQL {
  const columns = { bucket: "b.n", machine: "s.machine_id", product: "s.product_id" };
  const sets = wanted.map((by) => sql.raw(`(${columns[by]}, b.earlier)`));
  const name = (by: PeriodSum["by"]) => sql.raw(`when grouping(${columns[by]}) = 0 then '${by}'`);
  return sql`
    select case ${sql.join(wanted.map(name), sql` `)} end as by,
           coalesce(${sql.join(
             wanted.map((by) => sql.raw(`${columns[by]}::text`)),
             sql`, `,
           )}) as which, b.earlier, ${sumsOfSales}
      from (select n, earlier, to_timestamp(since / 1000) as since, to_timestamp(before / 1000) as before
              from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as x (n int, earlier boolean, since float8, before float8) where since < before) b
      join sale_logs s on ${salesWithin(ctx, narrowed)} and s.occurred_at >= b.since and s.occurred_at < b.before
     group by grouping sets (${sql.join(sets, sql`, `)})`;
}
