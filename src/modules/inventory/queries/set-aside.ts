import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { KeptSale } from "../domain/kept-sale.ts";
import { readCursor, writeCursor } from "../domain/page-cursor.ts";
import type { AsideLinesOf } from "../figures-schemas.ts";
import { asideMeant, instant } from "./sale-figures.ts";

type Row = {
  id: string;
  machineId: string;
  machine: string;
  eventId: string;
  echoOf: string;
  sale: KeptSale;
  receivedAt: number;
  restoredAt: number | null;
};

/** Sales that were not counted, the last that came first; with the first page how many all of them are. Times in epoch milliseconds, money in minor units. */
export async function setAsidePage(tx: Tx, ctx: Ctx, { limit, cursor, ...filter }: AsideLinesOf) {
  authorize(ctx, "sales:read");
  const after = readCursor(cursor);
  const [rows, [total]] = await Promise.all([
    tx.execute<Row>(sql`
    select a.id, a.machine_id as "machineId", m.name as machine, a.event_id as "eventId", a.echo_of as "echoOf", a.sale,
           round(extract(epoch from a.received_at) * 1000)::float8 as "receivedAt", round(extract(epoch from a.restored_at) * 1000)::float8 as "restoredAt"
      from set_aside_sales a join machines m on m.tenant_id = a.tenant_id and m.id = a.machine_id
     where ${asideMeant(ctx, filter)} ${after ? sql`and (a.received_at, a.id) < (${instant(after.at)}, ${after.id}::uuid)` : sql``}
     order by a.received_at desc, a.id desc limit ${limit + 1}`),
    after
      ? []
      : tx.execute<{ lines: number; units: number }>(sql`
          select count(*)::float8 as lines, coalesce(sum((a.sale ->> 'quantity')::int), 0)::float8 as units
            from set_aside_sales a where ${asideMeant(ctx, filter)}`),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    total: total ?? null,
    sales: page.map(({ sale, ...row }) => ({
      ...row,
      position: sale.position,
      quantity: sale.quantity,
      unitPriceMinor: sale.unit_price_minor,
      soldAt: sale.sold_at,
      occurredAt: sale.occurred_at,
      clock: sale.clock,
      seq: sale.seq,
      reason: sale.reason,
    })),
    next: rows.length > limit && last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
  };
}
