import postgres from "postgres";
import { afterAll } from "vitest";
import { closePools } from "#platform/db/pools.ts";
import { boss } from "#platform/queue/boss.ts";
import { theServedDatabase, type TestDatabase } from "./postgres.ts";

export type Installation = {
  database: TestDatabase;
  /** The superuser, who sees past row-level security: for arranging and for looking, never for the code under test. */
  superuser: postgres.Sql;
};

/** A database of this file's own, and this process serving from it, as `main.ts` does but for pages and workers. */
export async function anInstallation(): Promise<Installation> {
  process.env["ROLE"] ??= "web";
  process.env["LOG_LEVEL"] ??= "silent";
  const database = await theServedDatabase();
  const superuser = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  await boss().start();
  afterAll(async () => {
    await boss().stop({ graceful: false });
    await Promise.all([closePools(), superuser.end()]);
  });
  return { database, superuser };
}
