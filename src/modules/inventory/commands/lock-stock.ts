import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statement } from "#platform/db/statement.ts";

/**
 * Everything that moves a machine's stock takes turns, whole transactions at a time. What is read in a later statement
 * then sees all that committed before. A lock of its own and not the machine's row: heartbeats do not wait for sales.
 * What follows keeps the plan it was once given: to plan those statements anew takes several times as long as to run them, and
 * PostgreSQL, left to itself, may choose to.
 */
export async function lockStock(tx: Tx, ctx: Ctx, machineId: string): Promise<void> {
  await statement(
    tx,
    "select pg_advisory_xact_lock(hashtextextended($1::text, 0)), set_config('plan_cache_mode', 'force_generic_plan', true)",
    [`stock ${ctx.tenantId} ${machineId}`],
  );
}
