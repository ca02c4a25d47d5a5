import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

const RECENT = 30;

/** The last lines of a machine's stock ledger but for its sales, which come by the hundred. As SQL: stock lies above. */
export async function machineMovements(tx: Tx, ctx: Ctx, machineId: string) {
  authorize(ctx, "machines:read");
  const rows = await tx.execute<{
    id: string;
    position: string;
    name: { "es-AR": string; en: string };
    kind: "refill" | "count_correction" | "waste";
    quantity: number;
    occurred_at: string;
    note: string | null;
    first_name: string | null;
    last_name: string | null;
  }>(sql`
    select m.id, m.position, p.name, m.kind, m.quantity, m.occurred_at, m.note, u.first_name, u.last_name
      from stock_movements m
      join products p on p.tenant_id = m.tenant_id and p.id = m.product_id
      left join users u on m.actor_type = 'user' and u.tenant_id = m.tenant_id and u.id::text = m.actor_id
     where m.tenant_id = ${ctx.tenantId} and m.machine_id = ${machineId} and m.kind <> 'sale'
     order by m.occurred_at desc, m.id desc limit ${RECENT}`);
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    name: row.name,
    kind: row.kind,
    quantity: row.quantity,
    at: new Date(row.occurred_at).getTime(),
    note: row.note,
    by: row.first_name ? `${row.first_name} ${row.last_name ?? ""}`.trim() : null,
  }));
}
