import type postgres from "postgres";
import { actorId, type Around, type Ctx } from "#platform/context.ts";
import { isRefusal } from "#lib/result.ts";
import type { Pool, Tx } from "./client.ts";
import { isRetryable } from "./errors.ts";
import { appPool, jobsPool } from "./pools.ts";

const ATTEMPTS = 3;

class RolledBack extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super("rolled back");
    this.refusal = refusal;
  }
}

const poolFor = (ctx: Ctx): Pool => (ctx.actor.type === "job" ? jobsPool() : appPool());

const SETTINGS =
  "select set_config('app.tenant_id', $1, true), set_config('app.actor_id', $2, true), set_config('transaction_read_only', $3, true)";

/**
 * Sent at once and not awaited, so that it travels with the first query of the transaction: one round trip less.
 * The raw client is asked because Drizzle's own queries start some microtasks late, and this one must be first. Were it
 * to fail, the policies would see no tenant, and its rejection aborts the transaction.
 */
function configure(tx: Tx, ctx: Ctx, readOnly: boolean): Promise<unknown> {
  const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session;
  return client
    .unsafe(SETTINGS, [ctx.tenantId, actorId(ctx.actor) ?? ctx.actor.type, readOnly ? "on" : "off"])
    .execute();
}

async function run<T>(ctx: Ctx, readOnly: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  return poolFor(ctx).db.transaction(async (tx) => {
    const around = readOnly ? undefined : ctx.around;
    const [, result] = await Promise.all([
      configure(tx, ctx, readOnly),
      around ? surrounded(tx, around, work) : work(tx),
    ]);
    if (!readOnly && isRefusal(result)) throw new RolledBack(result);
    return result;
  });
}

async function surrounded<T>(tx: Tx, around: Around, work: (tx: Tx) => Promise<T>): Promise<T> {
  await around.before(tx);
  const result = await work(tx);
  if (!isRefusal(result)) await around.after(tx, result);
  return result;
}

/**
 * One transaction for one tenant: row-level security sees `ctx.tenantId` and nothing else.
 * A refusal (`{ ok: false }`) rolls back: what is refused has changed nothing. Deadlocks, serialization failures and connections
 * lost before COMMIT are tried again, so `work` must do nothing that a rollback does not undo.
 */
export async function withTenant<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const result = await again(() => run(ctx, false, work));
    ctx.around?.committed();
    return result;
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as T;
    throw error;
  }
}

/** The same, read-only: queries cannot write by mistake. */
export const readTenant = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> => again(() => run(ctx, true, work));

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}
