import { PgBoss } from "pg-boss";
import { env } from "#env.ts";
import { once } from "#platform/registry.ts";
import { log } from "#platform/log.ts";

export const BOSS_SCHEMA = "pgboss";

/**
 * The one pg-boss of this process, as role `zaguan_jobs`. The schema and the queues are made by the owner at migration;
 * the serving roles only use them. Requests enqueue through their own transaction, never through its pool.
 */
export const boss = (): PgBoss =>
  once("boss", () => {
    const instance = new PgBoss({
      schema: BOSS_SCHEMA,
      connectionString: env().JOBS_DATABASE_URL,
      max: 8,
      migrate: false,
      createSchema: false,
      reindex: false,
      useListenNotify: true,
      supervise: env().ROLE !== "web",
      schedule: env().ROLE !== "web",
    });
    instance.on("error", (error) => log().error({ err: error }, "jobs"));
    return instance;
  });
