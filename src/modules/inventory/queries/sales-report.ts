import { sql } from "drizzle-orm";
import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { periodOf } from "../domain/report-period.ts";
import type { ReportOf } from "../figures-schemas.ts";
import { NO_SALES, type Sums } from "../domain/sums.ts";
import { machineNames } from "./machine-names.ts";
import { instant, salesMeant, sumsOfSales } from "./sale-figures.ts";

type Row = Sums & {
  earlier: boolean;
  bucket: string | null;
  machineId: string | null;
  productId: string | null;
  by: "bucket" | "machine" | "product" | "all";
};
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
  const { earlier, since, before } = period;
  const wall = sql`to_char(s.occurred_at at time zone ${timeZone}, ${period.unit === "hour" ? 'YYYY-MM-DD"T"HH24' : "YYYY-MM-DD"}::text)`;
  const meant = salesMeant(ctx, { since: earlier.since, before, machineId, productId });
  const [rows, machines, products, [aside]] = await Promise.all([
    tx.execute<Row>(sql`
      select earlier, bucket, machine_id as "machineId", product_id as "productId",
             case when grouping(bucket) = 0 then 'bucket' when grouping(machine_id) = 0 then 'machine' when grouping(product_id) = 0 then 'product' else 'all' end as by,
             ${sumsOfSales}
        from (select s.*, s.occurred_at < ${instant(since)} as earlier, ${wall} as bucket from sale_logs s
               where ${meant} and (s.occurred_at >= ${instant(since)} or s.occurred_at < ${instant(earlier.before)})) s
       group by grouping sets ((earlier, bucket), (earlier, machine_id), (earlier, product_id), (earlier))`),
    machineNames(tx, ctx),
    tx.execute<Product>(
      sql`select id, name, sku from products where tenant_id = ${ctx.tenantId} order by archived_at is not null, sku`,
    ),
    tx.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from set_aside_sales
       where tenant_id = ${ctx.tenantId} and received_at >= ${instant(since)} and restored_at is null
         ${machineId ? sql`and machine_id = ${machineId}::uuid` : sql``}`),
  ]);
  const find = (by: Row["by"], wanted: boolean, id: string | null = null): Sums => {
    const row = index.get(`${by} ${String(wanted)} ${id ?? ""}`);
    return row
      ? { sales: row.sales, units: row.units, minor: row.minor, marginMinor: row.marginMinor, uncosted: row.uncosted }
      : NO_SALES;
  };
  const index = new Map(
    rows.map((row) => [`${row.by} ${String(row.earlier)} ${row.bucket ?? row.machineId ?? row.productId ?? ""}`, row]),
  );
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
    total: find("all", false),
    totalEarlier: find("all", true),
    buckets: period.buckets.map((bucket) => ({
      ...bucket,
      now: find("bucket", false, bucket.key),
      then: find("bucket", true, bucket.earlier.key),
    })),
    machines: sold("machine", machines),
    products: sold("product", products),
    /** Sales of the period that are waiting for somebody to say whether they count. */
    aside: aside?.waiting ?? 0,
    choices: { machines, products: [...products] },
  };
}
