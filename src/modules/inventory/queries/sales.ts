import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readCursor, writeCursor } from "../domain/page-cursor.ts";

/** `cursor` is what the previous page answered; times in epoch milliseconds, `to` not included. */
type SalesPage = {
  from?: number | undefined;
  to?: number | undefined;
  machineId?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** A sale as it was told. Times in epoch milliseconds, money in minor units. */
export type Sale = {
  id: string;
  eventId: string;
  machineId: string;
  position: string;
  productId: string;
  sku: string;
  quantity: number;
  unitPriceMinor: number;
  currency: string;
  payment: "cash" | "card" | "credits" | "other";
  soldAt: number;
  receivedAt: number;
  occurredAt: number;
  clock: "synced" | "uncertain";
  source: "event" | "dex" | "restored";
};

/**
 * Sales, those that happened last first, of one machine or of all. `from` and `to` are about when they happened, as far as
 * we know it (`occurredAt`). Served by the indexes (tenant, occurred_at, id) and (tenant, machine, occurred_at).
 */
export async function salesPage(tx: Tx, ctx: Ctx, { from, to, machineId, limit, cursor }: SalesPage) {
  authorize(ctx, "sales:read");
  const after = readCursor(cursor);
  const instant = (at: number) => sql`to_timestamp(${at}::float8 / 1000)`;
  const rows = await tx.execute<Sale>(sql`
    select id, event_id as "eventId", machine_id as "machineId", position, product_id as "productId", sku, quantity,
           unit_price_minor::float8 as "unitPriceMinor", currency, payment, clock, source,
           round(extract(epoch from sold_at) * 1000)::float8 as "soldAt", round(extract(epoch from received_at) * 1000)::float8 as "receivedAt",
           round(extract(epoch from occurred_at) * 1000)::float8 as "occurredAt"
      from sale_logs
     where tenant_id = ${ctx.tenantId}
       ${machineId ? sql`and machine_id = ${machineId}::uuid` : sql``}
       ${from === undefined ? sql`` : sql`and occurred_at >= ${instant(from)}`}
       ${to === undefined ? sql`` : sql`and occurred_at < ${instant(to)}`}
       ${after ? sql`and (occurred_at, id) < (${instant(after.at)}, ${after.id}::uuid)` : sql``}
     order by occurred_at desc, id desc limit ${limit + 1}`);
  const sales = rows.slice(0, limit);
  const last = sales.at(-1);
  return { sales, next: rows.length > limit && last ? writeCursor({ at: last.occurredAt, id: last.id }) : null };
}
