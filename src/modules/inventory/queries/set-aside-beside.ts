import { sql } from "drizzle-orm";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { AsideLinesOf } from "../figures-schemas.ts";
import { setAsidePage } from "./set-aside.ts";

/** The sale that an echo repeats. Times in epoch milliseconds, money in minor units. */
export type Original = {
  eventId: string;
  position: string;
  quantity: number;
  unitPriceMinor: number;
  soldAt: number;
  occurredAt: number;
  receivedAt: number;
  clock: "synced" | "uncertain";
  seq: number | null;
  source: "event" | "dex" | "restored";
};
type Facts = {
  id: string;
  sku: string | null;
  name: { "es-AR": string; en: string } | null;
  restoredBy: string | null;
};

export type AsideSale = Awaited<ReturnType<typeof setAsideBeside>>["sales"][number];

/**
 * Sales that were set aside, each beside the sale that it seems to repeat. The original is found by its event id, then by its
 * line in the stock ledger, which knows when it happened: `sale_logs` has no index of event ids. Step by step, since under
 * row-level security a line is looked up by a cause that is given, and never by one that is put together on the way.
 */
export async function setAsideBeside(tx: Tx, ctx: Ctx, input: AsideLinesOf) {
  const [{ sales, total, next }, { timeZone, currency }] = await Promise.all([
    setAsidePage(tx, ctx, input),
    organizationOf(tx, ctx),
  ]);
  const [facts, originals] =
    sales.length === 0 ? [[], []] : await Promise.all([factsOf(tx, ctx, sales), originalsOf(tx, ctx, sales)]);
  const known = new Map(facts.map((row) => [row.id, row]));
  const repeated = new Map(
    originals.map(({ machineId, ...original }) => [`${machineId} ${original.eventId}`, original]),
  );
  return {
    timeZone,
    currency,
    now: ctx.now,
    next,
    total,
    sales: sales.map((sale) => {
      const { sku = null, name = null, restoredBy = null } = known.get(sale.id) ?? {};
      const original: Original | null = repeated.get(`${sale.machineId} ${sale.echoOf}`) ?? null;
      return { ...sale, sku, name, restoredBy, original };
    }),
  };
}

type Aside = Awaited<ReturnType<typeof setAsidePage>>["sales"][number];

const factsOf = (tx: Tx, ctx: Ctx, sales: readonly Aside[]) =>
  tx.execute<Facts>(sql`
    select a.id, p.sku, p.name, nullif(trim(concat_ws(' ', u.first_name, u.last_name)), '') as "restoredBy"
      from set_aside_sales a
      left join machine_slots s on s.tenant_id = a.tenant_id and s.machine_id = a.machine_id and s.position = a.sale ->> 'position'
      left join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
      left join users u on u.tenant_id = a.tenant_id and u.id::text = a.restored_by
     where a.tenant_id = ${ctx.tenantId} and a.id in ${sales.map(({ id }) => id)}`);

async function originalsOf(tx: Tx, ctx: Ctx, sales: readonly Aside[]): Promise<(Original & { machineId: string })[]> {
  const pairs = sales.map(({ machineId, echoOf }) => sql`(${machineId}::uuid, ${echoOf})`);
  const events = await tx.execute<{ sale_id: string }>(sql`
    select sale_id from sale_events where tenant_id = ${ctx.tenantId} and (machine_id, event_id) in (${sql.join(pairs, sql`, `)})`);
  if (events.length === 0) return [];
  const causes = events.map(({ sale_id }) => `sale:${sale_id}`);
  return tx.execute<Original & { machineId: string }>(sql`
    with lines as materialized (
      select machine_id, occurred_at, cause from stock_movements
       where tenant_id = ${ctx.tenantId} and cause in ${causes} and kind = 'sale'
    )
    select l.machine_id as "machineId", l.event_id as "eventId", l.position, l.quantity, l.unit_price_minor::float8 as "unitPriceMinor", l.clock, l.seq::float8 as seq, l.source,
           round(extract(epoch from l.sold_at) * 1000)::float8 as "soldAt", round(extract(epoch from l.occurred_at) * 1000)::float8 as "occurredAt",
           round(extract(epoch from l.received_at) * 1000)::float8 as "receivedAt"
      from lines k
      join sale_logs l on l.tenant_id = ${ctx.tenantId} and l.machine_id = k.machine_id and l.occurred_at = k.occurred_at and 'sale:' || l.id = k.cause`);
}
