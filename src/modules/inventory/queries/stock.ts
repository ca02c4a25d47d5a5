import { sql } from "drizzle-orm";
import type { Tx } from "#platform/db/client.ts";
import type { Ctx } from "#platform/context.ts";

export type PositionStock = {
  machineId: string;
  position: string;
  /** As the ledger adds up: below zero, more were sold than we know of. Screens show zero. */
  quantity: number;
  sold: number;
  lastSoldAt: number | null;
};

/** The stock of every position that ever moved. For callers that authorize. */
export async function stockOf(tx: Tx, ctx: Ctx, machineIds: readonly string[]): Promise<PositionStock[]> {
  if (machineIds.length === 0) return [];
  const rows = await tx.execute<PositionStock>(sql`
    select machine_id as "machineId", position, quantity, sold::float8 as sold, (extract(epoch from last_sold_at) * 1000)::float8 as "lastSoldAt"
      from stock_levels
     where tenant_id = ${ctx.tenantId} and machine_id in (${sql.join(
       machineIds.map((id) => sql`${id}::uuid`),
       sql`, `,
     )})
     order by machine_id, position`);
  return [...rows];
}
