import { sql } from "drizzle-orm";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { SetAsidePage } from "../schemas.ts";
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
  source: "event" | "dex" | "restored";
};
type Facts = {
  id: string;
  sku: string | null;
  name: { "es-AR": string; en: string } | null;
  restoredBy: string | null;
  original: Original | null;
};

export type AsideSale = Awaited<ReturnType<typeof setAsideBeside>>["sales"][number];

/**
 * Sales that were set aside, each beside the sale that it seems to repeat. The original is found by its event id, then by its
 * line in the stock ledger, which knows when it happened: `sale_logs` has no index of event ids.
 */
export async function setAsideBeside(tx: Tx, ctx: Ctx, input: SetAsidePage) {
  const [{ sales, next }, { timeZone, currency }] = await Promise.all([
    setAsidePage(tx, ctx, input),
    organizationOf(tx, ctx),
  ]);
  const facts = await tx.execute<Facts>(sql`
    select a.id, p.sku, p.name, nullif(trim(concat_ws(' ', u.first_name, u.last_name)), '') as "restoredBy", (
             select jsonb_build_object('eventId', l.event_id, 'position', l.position, 'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor,
                      'soldAt', round(extract(epoch from l.sold_at) * 1000), 'occurredAt', round(extract(epoch from l.occurred_at) * 1000),
                      'receivedAt', round(extract(epoch from l.received_at) * 1000), 'clock', l.clock, 'source', l.source)
               from sale_events e
               join stock_movements k on k.tenant_id = e.tenant_id and k.cause = 'sale:' || e.sale_id and k.kind = 'sale'
               join sale_logs l on l.tenant_id = e.tenant_id and l.machine_id = e.machine_id and l.occurred_at = k.occurred_at and l.id = e.sale_id
              where e.tenant_id = a.tenant_id and e.machine_id = a.machine_id and e.event_id = a.echo_of limit 1) as original
      from set_aside_sales a
      left join machine_slots s on s.tenant_id = a.tenant_id and s.machine_id = a.machine_id and s.position = a.sale ->> 'position'
      left join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
      left join users u on u.tenant_id = a.tenant_id and u.id::text = a.restored_by
     where a.tenant_id = ${ctx.tenantId} and a.id in (select jsonb_array_elements_text(${JSON.stringify(sales.map(({ id }) => id))}::jsonb)::uuid)`);
  const known = new Map(facts.map((row) => [row.id, row]));
  return {
    timeZone,
    currency,
    now: ctx.now,
    next,
    sales: sales.map((sale) => {
      const { sku = null, name = null, restoredBy = null, original = null } = known.get(sale.id) ?? {};
      return { ...sale, sku, name, restoredBy, original };
    }),
  };
}
