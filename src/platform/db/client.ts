import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { isLost, LostBeforeCommit } from "./errors.ts";

export type Database = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Pool = { db: Database; sql: postgres.Sql };

type Unsafe = (query: string, params?: never[], options?: postgres.UnsafeQueryOptions) => unknown;

type Run = (tx: postgres.TransactionSql) => Promise<unknown>;
type Begin = (run: Run) => Promise<unknown>;

/**
 * Drizzle sends its queries through `unsafe`, which postgres.js does not prepare: two round trips each. Preparing
 * them halves that, and lets PostgreSQL keep the plan.
 */
function prepared<T extends postgres.Sql | postgres.TransactionSql>(sql: T): T {
  const unsafe = sql.unsafe.bind(sql) as Unsafe;
  Object.assign(sql, {
    unsafe: (query: string, params?: never[], options?: postgres.UnsafeQueryOptions) =>
      unsafe(query, params, { ...options, prepare: true }),
  });
  if ("begin" in sql) {
    const begin = sql.begin.bind(sql) as Begin;
    Object.assign(sql, { begin: (run: Run) => survivingLoss(begin, (tx) => run(prepared(tx))) });
  }
  return sql;
}

/**
 * A connection may be cut in the middle of a transaction: PostgreSQL restarts, an administrator ends it. postgres.js 3.4.9 then
 * writes its ROLLBACK, or the next query, to a socket that is gone, as a TypeError that nobody can catch and that ends the
 * process. So once it is known to be lost nothing more is sent: its callback never settles, and postgres.js, which races it
 * against the connection's end, answers all the same. (Were it another's connection that was lost, PostgreSQL ends this one for
 * idling in a transaction, some seconds later.)
 * @throws LostBeforeCommit where nothing can have been changed
 */
async function survivingLoss(begin: Begin, run: Run): Promise<unknown> {
  const state = { isLost: false, isCommitting: false };
  try {
    return await begin(async (tx) => {
      const result = await run(untilLost(tx, state)).catch((error: unknown) => {
        if (!isLost(error)) throw error;
        state.isLost = true;
      });
      if (state.isLost) return new Promise(() => {});
      state.isCommitting = true;
      return result;
    });
  } catch (error) {
    if (!isLost(error)) throw error;
    state.isLost = true;
    throw state.isCommitting ? error : new LostBeforeCommit(error);
  }
}

/** What still runs of a transaction that is over asks nothing more of a connection that may be another's by now. */
function untilLost(tx: postgres.TransactionSql, state: { isLost: boolean }): postgres.TransactionSql {
  const unsafe = tx.unsafe.bind(tx) as Unsafe;
  return Object.assign(tx, {
    unsafe: (...query: Parameters<Unsafe>) => {
      if (state.isLost) throw new LostBeforeCommit();
      return unsafe(...query);
    },
  });
}

/** Seconds until a lost connection is opened anew: a second at the most, where postgres.js would come to wait for twenty. */
const backoff = (retries: number): number => Math.min(2 ** retries / 100, 1);

/** A pool of `max` connections, and Drizzle on top of it. The client is Drizzle's own: it changes its serializers. */
export function openPool(url: string, max: number): Pool {
  const options = { max, idle_timeout: 60, connect_timeout: 10, backoff, onnotice: () => {} };
  const sql = prepared(postgres(url, options));
  return { db: drizzle({ client: sql }), sql };
}
