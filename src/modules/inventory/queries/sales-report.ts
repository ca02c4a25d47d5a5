import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { periodOf, type ReportPeriod } from "../domain/report-period.ts";
import type { ReportOf, SaleFilter } from "../figures-schemas.ts";
import { NO_SALES, plus, type Sums } from "../domain/sums.ts";
import { machineNames } from "./machine-names.ts";
import { asideMeant, salesWithin, sumsOfSales } from "./sale-figures.ts";

type Row = Sums & { by: "bucket" | "machine" | "product"; n: number | null; id: string | null; earlier: boolean };
type Product = { id: string; sku: string; name: { "es-AR": string; en: string } };

export type SalesReport = Awaited<ReturnType<typeof salesReport>>;

/**
 * Sales of a period beside those of the one before, by hour or day, machine and product. One reading of the log for all of
 * them, so that they agree.
 */
export async function salesReport(tx: Tx, ctx: Ctx, { machineId, productId, ...asked }: ReportOf) {
  authorize(ctx, "sales:read");
  const { timeZone, currency } = await organizationOf(tx, ctx);
  const period = periodOf(asked, ctx.now, timeZone);
  const { since, before } = period;
  const [rows, machines, products, [aside]] = await Promise.all([
    sumsOf(tx, ctx, period, { machineId, productId }),
    machineNames(tx, ctx),
    tx.execute<Product>(
      sql`select id, name, sku from products where tenant_id = ${ctx.tenantId} order by archived_at is not null, sku`,
    ),
    tx.execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from set_aside_sales a
           where ${asideMeant(ctx, { since, before, machineId, productId, waiting: true })}`,
    ),
  ]);
  const index = new Map(rows.map((row) => [`${row.by} ${String(row.earlier)} ${String(row.n ?? row.id)}`, row]));
  const find = (by: Row["by"], wanted: boolean, which: string | number): Sums => {
    const row = index.get(`${by} ${String(wanted)} ${String(which)}`);
    return row ? sums(row) : NO_SALES;
  };
  const all = (wanted: boolean): Sums =>
    rows.filter(({ by, earlier: then }) => by === "bucket" && then === wanted).reduce<Sums>(plus, NO_SALES);
  const sold = <T extends { id: string }>(by: "machine" | "product", all: readonly T[]) =>
    all
      .map((one) => ({ ...one, now: find(by, false, one.id), earlier: find(by, true, one.id) }))
      .filter(({ now, earlier: then }) => now.sales > 0 || then.sales > 0)
      .toSorted((a, b) => b.now.minor - a.now.minor || b.earlier.minor - a.earlier.minor);
  return {
    ...period,
    timeZone,
    currency,
    machineId: machines.find(({ id }) => id === machineId)?.id ?? null,
    productId: products.find(({ id }) => id === productId)?.id ?? null,
    total: all(false),
    totalEarlier: all(true),
    buckets: period.buckets.map((bucket, n) => ({
      ...bucket,
      now: find("bucket", false, n),
      then: find("bucket", true, n),
    })),
    machines: sold("machine", machines),
    products: sold("product", products),
    /** Sales of the period that are waiting for somebody to say whether they count. */
    aside: aside?.waiting ?? 0,
    choices: { machines, products: [...products] },
  };
}

const sums = ({ sales, units, minor, marginMinor, uncosted }: Sums): Sums => ({
  sales,
  units,
  minor,
  marginMinor,
  uncosted,
});

/**
 * The buckets are given as what they are, spans of time: each is a walk along the index, and no row's time is turned into words.
 * The log is added up by bucket and machine, and by bucket and product; the little that is left makes all other sums.
 */
async function sumsOf(
  tx: Tx,
  ctx: Ctx,
  { buckets }: ReportPeriod,
  narrowed: Pick<SaleFilter, "machineId" | "productId">,
) {
  const spans = buckets.flatMap(({ since, before, earlier }, n) => [
    { n, since, before, earlier: false },
    { n, since: earlier.since, before: earlier.before, earlier: true },
  ]);
  const added = sql`sum(sales)::float8 as sales, sum(units)::float8 as units, sum(minor)::float8 as minor,
    sum("marginMinor")::float8 as "marginMinor", sum(uncosted)::float8 as uncosted`;
  return tx.execute<Row>(sql`
    with spans as materialized (
      select n, earlier, to_timestamp(since / 1000) as since, to_timestamp(before / 1000) as before
        from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as x (n int, earlier boolean, since float8, before float8) where since < before
    ), parts as materialized (
      select b.n, b.earlier, s.machine_id, s.product_id, ${sumsOfSales}
        from spans b join sale_logs s on ${salesWithin(ctx, narrowed)} and s.occurred_at >= b.since and s.occurred_at < b.before
       group by grouping sets ((b.n, b.earlier, s.machine_id), (b.n, b.earlier, s.product_id))
    )
    select 'bucket' as by, n, null::uuid as id, earlier, ${added} from parts where machine_id is not null group by n, earlier
    union all
    select 'machine', null, machine_id, earlier, ${added} from parts where machine_id is not null group by machine_id, earlier
    union all
    select 'product', null, product_id, earlier, ${added} from parts where product_id is not null group by product_id, earlier`);
}
