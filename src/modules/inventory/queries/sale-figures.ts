import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { AsideFilter, SaleFilter } from "../figures-schemas.ts";

/** Of `sale_logs` as `s`: the one way in which sales are added up. */
export const sumsOfSales = sql`
  count(*)::float8 as sales, coalesce(sum(s.quantity), 0)::float8 as units,
  coalesce(sum(s.quantity * s.unit_price_minor), 0)::float8 as minor,
  coalesce(sum(s.quantity * (s.unit_price_minor - s.unit_cost_minor)), 0)::float8 as "marginMinor",
  coalesce(sum(s.quantity) filter (where s.unit_cost_minor is null), 0)::float8 as uncosted`;

export const instant = (at: number): SQL => sql`to_timestamp(${at}::float8 / 1000)`;

/** Which of `sale_logs` as `s` are meant; served by (tenant, occurred_at, id) or (tenant, machine, occurred_at). */
export function salesMeant(ctx: Ctx, filter: SaleFilter): SQL {
  const { since, before, after, ...rest } = filter;
  return sql`${salesWithin(ctx, rest)} and s.occurred_at >= ${instant(since)}
    ${before === undefined ? sql`` : sql`and s.occurred_at < ${instant(before)}`}
    ${after === undefined ? sql`` : sql`and s.occurred_at > ${instant(after)}`}`;
}

/** The same, whenever they were. */
export function salesWithin(ctx: Ctx, filter: Omit<SaleFilter, "since" | "before" | "after">): SQL {
  const { machineId, productId, position, only } = filter;
  return sql`s.tenant_id = ${ctx.tenantId}
    ${machineId ? sql`and s.machine_id = ${machineId}::uuid` : sql``}
    ${productId ? sql`and s.product_id = ${productId}::uuid` : sql``}
    ${position ? sql`and s.position = ${position}` : sql``}
    ${only === "derived" ? sql`and s.source = 'dex'` : sql``}
    ${only === "uncertain" ? sql`and s.clock = 'uncertain' and s.source <> 'dex'` : sql``}
    ${only === "uncosted" ? sql`and s.unit_cost_minor is null` : sql``}`;
}

/** Which of `set_aside_sales` as `a` are meant; what lies in the position now says which product it was. */
export function asideMeant(ctx: Ctx, filter: AsideFilter): SQL {
  const { since, before, after, machineId, productId, position, waiting, reasons } = filter;
  return sql`a.tenant_id = ${ctx.tenantId}
    ${since === undefined ? sql`` : sql`and a.received_at >= ${instant(since)}`}
    ${before === undefined ? sql`` : sql`and a.received_at < ${instant(before)}`}
    ${after === undefined ? sql`` : sql`and a.received_at > ${instant(after)}`}
    ${waiting ? sql`and a.restored_at is null` : sql``}
    ${machineId ? sql`and a.machine_id = ${machineId}::uuid` : sql``}
    ${position ? sql`and a.sale ->> 'position' = ${position}` : sql``}
    ${reasons ? sql`and a.sale ->> 'reason' in ${reasons}` : sql``}
    ${
      productId
        ? sql`and exists (select from machine_slots s where s.tenant_id = a.tenant_id and s.machine_id = a.machine_id
                and s.position = a.sale ->> 'position' and s.product_id = ${productId}::uuid)`
        : sql``
    }`;
}
