import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statement } from "#platform/db/statement.ts";

/**
 * Everything that moves a machine's stock takes turns, whole transactions at a time. What is read in a later statement
 * then sees all that committed before. A lock of its own and not the machine's row: heartbeats do not wait for sales.
 */
export async function lockStock(tx: Tx, ctx: Ctx, machineId: string): Promise<void> {
  await statement(tx, "select pg_advisory_xact_lock(hashtextextended($1::text, 0))", [
    `stock ${ctx.tenantId} ${machineId}`,
  ]);
}
