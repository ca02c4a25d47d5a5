import { sql } from "drizzle-orm";
import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { SalesRange } from "../schemas.ts";

type Sums = { sales: number; units: number; minor: number; marginMinor: number | null; uncosted: number };
type ByDay = Sums & { day: string };
type ByMachine = Sums & { machineId: string; name: string };
type ByProduct = Sums & { productId: string; sku: string; name: { "es-AR": string; en: string } };

/** `marginMinor` is of those units whose cost was known when they were sold; `uncosted` are the others. */
const sums = sql`
  sum(s.sales)::int as sales, sum(s.units)::int as units, sum(s.minor)::float8 as minor, sum(s.margin)::float8 as "marginMinor",
  sum(s.uncosted)::int as uncosted`;

/**
 * Sales of a range of days, added up by day, machine and product: one reading of the log for the three, so that they agree.
 * Days are the institution's; money is in minor units of its currency.
 */
export async function salesSummary(tx: Tx, ctx: Ctx, { from, to, machineId }: SalesRange) {
  authorize(ctx, "sales:read");
  const { timeZone, currency } = await organizationOf(tx, ctx);
  const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant().toString();
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  const rows = await tx.execute<{ kind: "day" | "machine" | "product" } & ByDay & ByMachine & ByProduct>(sql`
    with s as materialized (
      select (occurred_at at time zone ${timeZone})::date as day, machine_id, product_id, count(*) as sales, sum(quantity) as units,
             sum(quantity * unit_price_minor) as minor, sum(quantity * (unit_price_minor - unit_cost_minor)) as margin,
             sum(quantity) filter (where unit_cost_minor is null) as uncosted
        from sale_logs
       where tenant_id = ${ctx.tenantId} and occurred_at >= ${start}::timestamptz and occurred_at < ${end}::timestamptz
         ${machineId ? sql`and machine_id = ${machineId}::uuid` : sql``}
       group by 1, 2, 3
    )
    select 'day' as kind, s.day::text as day, null::uuid as "machineId", null::uuid as "productId", null as sku, null::jsonb as name, ${sums} from s group by s.day
    union all
    select 'machine', null, s.machine_id, null, null, to_jsonb(m.name), ${sums}
      from s join machines m on m.tenant_id = ${ctx.tenantId} and m.id = s.machine_id group by s.machine_id, m.name
    union all
    select 'product', null, null, s.product_id, p.sku, p.name, ${sums}
      from s join products p on p.tenant_id = ${ctx.tenantId} and p.id = s.product_id group by s.product_id, p.sku, p.name
    order by 1, 2, "units" desc`);
  const sumsOf = ({ sales, units, minor, marginMinor, uncosted }: Sums): Sums => ({
    sales,
    units,
    minor,
    marginMinor,
    uncosted: uncosted ?? 0,
  });
  const of = (kind: "day" | "machine" | "product") => rows.filter((row) => row.kind === kind);
  return {
    timeZone,
    currency,
    from,
    to,
    byDay: of("day").map((row): ByDay => ({ day: row.day, ...sumsOf(row) })),
    byMachine: of("machine").map((row): ByMachine => ({
      machineId: row.machineId,
      name: String(row.name),
      ...sumsOf(row),
    })),
    byProduct: of("product").map((row): ByProduct => ({
      productId: row.productId,
      sku: row.sku,
      name: row.name as ByProduct["name"],
      ...sumsOf(row),
    })),
  };
}
