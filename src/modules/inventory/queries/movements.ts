import { sql } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readCursor, writeCursor } from "../domain/page-cursor.ts";
import { hasMachine } from "./has-machine.ts";

type MovementsPage = { machineId: string; position?: string | undefined; limit: number; cursor?: string | undefined };

/** A line of the stock ledger. Times in epoch milliseconds. */
export type Movement = {
  id: string;
  position: string;
  productId: string;
  sku: string;
  kind: "sale" | "refill" | "count_correction" | "waste";
  quantity: number;
  cause: string;
  occurredAt: number;
  recordedAt: number;
  actorType: string;
  actorId: string | null;
  note: string | null;
};

/** The lines that make a machine's stock, or one position's, those that happened last first. */
export async function movementsPage(tx: Tx, ctx: Ctx, { machineId, position, limit, cursor }: MovementsPage) {
  if (!can(ctx.actor, "machines:read")) authorize(ctx, "sales:read");
  if (!(await hasMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
  const after = readCursor(cursor);
  const rows = await tx.execute<Movement>(sql`
    select m.id, m.position, m.product_id as "productId", p.sku, m.kind, m.quantity, m.cause, m.actor_type as "actorType", m.actor_id as "actorId", m.note,
           round(extract(epoch from m.occurred_at) * 1000)::float8 as "occurredAt", round(extract(epoch from m.recorded_at) * 1000)::float8 as "recordedAt"
      from stock_movements m join products p on p.tenant_id = m.tenant_id and p.id = m.product_id
     where m.tenant_id = ${ctx.tenantId} and m.machine_id = ${machineId}::uuid
       ${position ? sql`and m.position = ${position}` : sql``}
       ${after ? sql`and (m.occurred_at, m.id) < (to_timestamp(${after.at}::float8 / 1000), ${after.id}::uuid)` : sql``}
     order by m.occurred_at desc, m.id desc limit ${limit + 1}`);
  const movements = rows.slice(0, limit);
  const last = movements.at(-1);
  return ok({
    movements,
    next: rows.length > limit && last ? writeCursor({ at: last.occurredAt, id: last.id }) : null,
  });
}
