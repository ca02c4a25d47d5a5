import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readCursor, writeCursor } from "../domain/page-cursor.ts";
import type { SaleLinesOf } from "../figures-schemas.ts";
import type { Sums } from "../domain/sums.ts";
import { instant, salesMeant, sumsOfSales } from "./sale-figures.ts";

/** A sale as the log has it. Times in epoch milliseconds, money in minor units. */
export type SaleLine = {
  id: string;
  eventId: string;
  machineId: string;
  machine: string;
  position: string;
  sku: string;
  name: { "es-AR": string; en: string };
  quantity: number;
  unitPriceMinor: number;
  unitCostMinor: number | null;
  payment: "cash" | "card" | "credits" | "other";
  soldAt: number;
  receivedAt: number;
  occurredAt: number;
  clock: "synced" | "uncertain";
  source: "event" | "dex" | "restored";
};

export const saleColumns = sql`
  s.id, s.event_id as "eventId", s.machine_id as "machineId", m.name as machine, s.position, s.sku, p.name, s.quantity,
  s.unit_price_minor::float8 as "unitPriceMinor", s.unit_cost_minor::float8 as "unitCostMinor", s.payment, s.clock, s.source,
  round(extract(epoch from s.sold_at) * 1000)::float8 as "soldAt", round(extract(epoch from s.received_at) * 1000)::float8 as "receivedAt",
  round(extract(epoch from s.occurred_at) * 1000)::float8 as "occurredAt"`;

export const saleTables = sql`sale_logs s
  join machines m on m.tenant_id = s.tenant_id and m.id = s.machine_id
  join products p on p.tenant_id = s.tenant_id and p.id = s.product_id`;

/** The sales that make a figure, those that happened last first, and with the first page what all of them add up to. */
export async function saleLines(tx: Tx, ctx: Ctx, { limit, cursor, ...filter }: SaleLinesOf) {
  authorize(ctx, "sales:read");
  const after = readCursor(cursor);
  const meant = salesMeant(ctx, filter);
  const [rows, [total]] = await Promise.all([
    tx.execute<SaleLine>(sql`
      select ${saleColumns} from ${saleTables}
       where ${meant} ${after ? sql`and (s.occurred_at, s.id) < (${instant(after.at)}, ${after.id}::uuid)` : sql``}
       order by s.occurred_at desc, s.id desc limit ${limit + 1}`),
    after ? [] : tx.execute<Sums>(sql`select ${sumsOfSales} from sale_logs s where ${meant}`),
  ]);
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  return {
    total: total ?? null,
    lines,
    next: rows.length > limit && last ? writeCursor({ at: last.occurredAt, id: last.id }) : null,
  };
}
