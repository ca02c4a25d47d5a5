import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { periodOf } from "../domain/report-period.ts";
import type { ReportOf } from "../figures-schemas.ts";
import { NO_SALES, plus, type Sums } from "../domain/sums.ts";
import { machineNames } from "./machine-names.ts";
import { type PeriodSum, periodSums } from "./period-sums.ts";
import { asideMeant } from "./sale-figures.ts";

type Product = { id: string; sku: string; name: { "es-AR": string; en: string } };

export type SalesReport = Awaited<ReturnType<typeof salesReport>>;

/** Sales of a period beside those of the one before, by hour or day, machine and product. One statement for all of them, so that they agree. */
export async function salesReport(tx: Tx, ctx: Ctx, { machineId, productId, ...asked }: ReportOf) {
  authorize(ctx, "sales:read");
  const { timeZone, currency } = await organizationOf(tx, ctx);
  const period = periodOf(asked, ctx.now, timeZone);
  const { since, before } = period;
  const [rows, machines, products, [aside]] = await Promise.all([
    periodSums(tx, ctx, period, { machineId, productId }),
    machineNames(tx, ctx),
    tx.execute<Product>(
      sql`select id, name, sku from products where tenant_id = ${ctx.tenantId} order by archived_at is not null, sku`,
    ),
    tx.execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from set_aside_sales a
           where ${asideMeant(ctx, { since, before, machineId, productId, waiting: true })}`,
    ),
  ]);
  const index = Map.groupBy(rows, ({ by, earlier, which }) => `${by} ${String(earlier)} ${which}`);
  // Days come summed, what is left of a day line by line: together they are the figure.
  const find = (by: PeriodSum["by"], wanted: boolean, which: string | number): Sums =>
    (index.get(`${by} ${String(wanted)} ${String(which)}`) ?? []).reduce<Sums>(plus, NO_SALES);
  const all = (wanted: boolean): Sums =>
    rows.filter(({ by, earlier }) => by === "bucket" && earlier === wanted).reduce<Sums>(plus, NO_SALES);
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
