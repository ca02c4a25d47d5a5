import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statement } from "#platform/db/statement.ts";

/**
 * Everything that moves a machine's stock takes turns, whole transactions at a time; of several machines, in one order. What is
 * read in a later statement then sees all that committed before. A lock of its own and not the machine's row: heartbeats do not
 * wait for sales. What follows keeps the plan it was once given: to plan those statements anew takes several times as long as
 * to run them, and PostgreSQL, left to itself, may choose to.
 */
export async function lockStock(tx: Tx, ctx: Ctx, ...machineIds: readonly string[]): Promise<void> {
  await statement(
    tx,
    `select pg_advisory_xact_lock(key), set_config('plan_cache_mode', 'force_generic_plan', true)
       from (select distinct hashtextextended(name, 0) as key from jsonb_array_elements_text($1::text::jsonb) name order by 1) sorted`,
    [JSON.stringify(machineIds.map((machineId) => `stock ${ctx.tenantId} ${machineId}`))],
  );
}
