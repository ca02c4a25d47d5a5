import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { ReportPeriod } from "../domain/report-period.ts";
import type { Sums } from "../domain/sums.ts";
import type { SaleFilter } from "../figures-schemas.ts";
import { instant, salesWithin, sumsOfSales } from "./sale-figures.ts";

/** A part of a figure: of a bucket (`which` is its number), a machine or a product; parts of the same are to be added. */
export type PeriodSum = Sums & { by: "bucket" | "machine" | "product"; which: string; earlier: boolean };

type Narrowed = Pick<SaleFilter, "machineId" | "productId">;
type Span = { n: number; earlier: boolean; since: number; before: number };

/**
 * What the sales of a period and of the one before add up to, by bucket, machine and product, in one statement. Whole days are
 * read from their sums; from the log come hours, a day cut short, and the machines of one product or the products of one machine.
 */
export function periodSums(tx: Tx, ctx: Ctx, period: ReportPeriod, narrowed: Narrowed): Promise<PeriodSum[]> {
  const { machineId, productId } = narrowed;
  const byDay = period.unit === "day" && !(machineId && productId);
  const buckets = period.buckets.flatMap(({ since, before, earlier }, n): (Span & { whole: boolean })[] => [
    { n, earlier: false, since, before, whole: byDay },
    { n, earlier: true, since: earlier.since, before: earlier.before, whole: byDay && earlier.whole },
  ]);
  const parts: SQL[] = [];
  const spans = buckets.filter(({ whole, since, before }) => !whole && since < before);
  if (spans.length > 0) parts.push(fromSpans(ctx, spans, narrowed));
  if (byDay)
    parts.push(
      productId ? fromLines(ctx, period, narrowed, "machine") : fromDays(ctx, period, "machine", machineId),
      machineId ? fromLines(ctx, period, narrowed, "product") : fromDays(ctx, period, "product", productId),
    );
  return tx.execute<PeriodSum>(sql.join(parts, sql` union all `)) as Promise<PeriodSum[]>;
}

/** The first bucket of the earlier period that is cut short; what is before it is whole days. */
const cutOf = ({ buckets }: ReportPeriod) => buckets.find(({ earlier }) => !earlier.whole)?.earlier;

/**
 * From the sums by day: whole days of both periods. The buckets come with the sums of machines, or with those of the one product
 * that is asked for: either table makes them, and they must be made once.
 */
function fromDays(ctx: Ctx, period: ReportPeriod, by: "machine" | "product", only: string | undefined): SQL {
  const id = sql.raw(`${by}_id`);
  const buckets = by === "machine" || only !== undefined;
  const cut = cutOf(period)?.key ?? period.from;
  return sql`
    select ${sql.raw(buckets ? `case when grouping(d.which) = 0 then '${by}' else 'bucket' end` : `'${by}'`)} as by,
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

/** From the log, the same whole days: what one machine sold of each product, or each machine of one product. */
function fromLines(ctx: Ctx, period: ReportPeriod, narrowed: Narrowed, by: "machine" | "product"): SQL {
  const cut = cutOf(period)?.since ?? period.since;
  return sql`
    select ${sql.raw(`'${by}'`)} as by, s.${sql.raw(`${by}_id`)}::text as which, s.occurred_at < ${instant(period.since)} as earlier, ${sumsOfSales}
      from sale_logs s
     where ${salesWithin(ctx, narrowed)} and s.occurred_at >= ${instant(period.earlier.since)} and s.occurred_at < ${instant(period.before)}
       and (s.occurred_at < ${instant(cut)} or s.occurred_at >= ${instant(period.since)})
     group by 2, 3`;
}

/** From the log: each span of time is a walk along the index, and no row's time is turned into words. */
function fromSpans(ctx: Ctx, spans: readonly Span[], narrowed: Narrowed): SQL {
  return sql`
    select case when grouping(b.n) = 0 then 'bucket' when grouping(s.machine_id) = 0 then 'machine' else 'product' end as by,
           coalesce(b.n::text, s.machine_id::text, s.product_id::text) as which, b.earlier, ${sumsOfSales}
      from (select n, earlier, to_timestamp(since / 1000) as since, to_timestamp(before / 1000) as before
              from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as x (n int, earlier boolean, since float8, before float8)) b
      join sale_logs s on ${salesWithin(ctx, narrowed)} and s.occurred_at >= b.since and s.occurred_at < b.before
     group by grouping sets ((b.n, b.earlier), (s.machine_id, b.earlier), (s.product_id, b.earlier))`;
}
