import { and, eq, gt, sql } from "drizzle-orm";
import { stockMovements } from "#modules/inventory/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { soldOf } from "./plan-states.ts";

/** Units the machine had ever sold at that instant, as far as is known now: work may be told days after it was done. */
export async function soldUntil(tx: Tx, ctx: Ctx, machineId: string, at: Date): Promise<number> {
  const total = (await soldOf(tx, ctx, [machineId])).get(machineId) ?? 0;
  const [later] = await tx
    .select({ units: sql<number>`coalesce(-sum(${stockMovements.quantity}), 0)::float8` })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.tenantId, ctx.tenantId),
        eq(stockMovements.machineId, machineId),
        eq(stockMovements.kind, "sale"),
        gt(stockMovements.occurredAt, at),
      ),
    );
  return Math.max(0, total - (later?.units ?? 0));
}
