import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Database = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Pool = { db: Database; sql: postgres.Sql };

type Unsafe = (query: string, params?: never[], options?: postgres.UnsafeQueryOptions) => unknown;

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
    const begin = sql.begin.bind(sql) as (run: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;
    Object.assign(sql, {
      begin: (run: (tx: postgres.TransactionSql) => Promise<unknown>) => begin((tx) => run(prepared(tx))),
    });
  }
  return sql;
}

/** A pool of `max` connections, and Drizzle on top of it. The client is Drizzle's own: it changes its serializers. */
export function openPool(url: string, max: number): Pool {
  const sql = prepared(postgres(url, { max, idle_timeout: 60, connect_timeout: 10, onnotice: () => {} }));
  return { db: drizzle({ client: sql }), sql };
}
