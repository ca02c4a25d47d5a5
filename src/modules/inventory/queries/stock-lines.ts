import { sql } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { causeOf } from "../domain/movement-cause.ts";
import { readCursor, writeCursor } from "../domain/page-cursor.ts";
import type { StockLinesOf } from "../figures-schemas.ts";
import { hasMachine } from "./has-machine.ts";
import { instant } from "./sale-figures.ts";

type Row = {
  id: string;
  kind: "sale" | "refill" | "count_correction" | "waste";
  quantity: number;
  cause: string;
  sku: string;
  name: { "es-AR": string; en: string };
  occurredAt: number;
  recordedAt: number;
  actorType: string;
  by: string | null;
  note: string | null;
};

/**
 * The lines that make a position's stock, or what it sold since, those that happened last first; with the first page what all
 * of them add up to. Times in epoch milliseconds.
 */
export async function stockLines(tx: Tx, ctx: Ctx, { machineId, position, soldSince, limit, cursor }: StockLinesOf) {
  authorize(ctx, "machines:read");
  if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
  const after = readCursor(cursor);
  const meant = sql`m.tenant_id = ${ctx.tenantId} and m.machine_id = ${machineId}::uuid and m.position = ${position}
    ${soldSince === undefined ? sql`` : sql`and m.kind = 'sale' and m.occurred_at >= ${instant(soldSince)}`}`;
  const [rows, [total]] = await Promise.all([
    tx.execute<Row>(sql`
      select m.id, m.kind, m.quantity, m.cause, p.sku, p.name, m.actor_type as "actorType", m.note,
             nullif(trim(concat_ws(' ', u.first_name, u.last_name)), '') as by,
             round(extract(epoch from m.occurred_at) * 1000)::float8 as "occurredAt", round(extract(epoch from m.recorded_at) * 1000)::float8 as "recordedAt"
        from stock_movements m
        join products p on p.tenant_id = m.tenant_id and p.id = m.product_id
        left join users u on m.actor_type = 'user' and u.tenant_id = m.tenant_id and u.id::text = m.actor_id
       where ${meant} ${after ? sql`and (m.occurred_at, m.id) < (${instant(after.at)}, ${after.id}::uuid)` : sql``}
       order by m.occurred_at desc, m.id desc limit ${limit + 1}`),
    after
      ? []
      : tx.execute<{ lines: number; units: number }>(
          sql`select count(*)::float8 as lines, coalesce(sum(m.quantity), 0)::float8 as units from stock_movements m where ${meant}`,
        ),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    total: total ?? null,
    lines: page.map(({ cause, ...line }) => ({ ...line, because: causeOf(cause) })),
    next: rows.length > limit && last ? writeCursor({ at: last.occurredAt, id: last.id }) : null,
  });
}

export type StockLine = Extract<Awaited<ReturnType<typeof stockLines>>, { ok: true }>["lines"][number];
