import { PgBoss } from "pg-boss";
import { migrateSchema } from "#platform/db/migrate.ts";
import { BOSS_SCHEMA } from "#platform/queue/boss.ts";
import { createQueue } from "#platform/queue/queue.ts";
import { queues } from "./jobs/index.ts";

/** Brings a database up to date, as its owner: the tables, then pg-boss' schema and the product's queues. Safe to repeat. */
export async function migrate(ownerUrl: string): Promise<void> {
  await migrateSchema(ownerUrl, async (sql) => {
    const boss = new PgBoss({
      schema: BOSS_SCHEMA,
      connectionString: ownerUrl,
      max: 1,
      supervise: false,
      schedule: false,
      reindex: false,
    });
    boss.on("error", () => {});
    await boss.start();
    try {
      for (const queue of queues) await createQueue(boss, queue);
    } finally {
      await boss.stop({ graceful: false });
    }
    await sql.unsafe(`
      grant usage on schema ${BOSS_SCHEMA} to zaguan_app, zaguan_jobs;
      grant select, insert, update, delete on all tables in schema ${BOSS_SCHEMA} to zaguan_jobs;
      grant execute on all functions in schema ${BOSS_SCHEMA} to zaguan_jobs;
      -- A request enqueues and reads nothing back but the new job's own id: payloads are of every institution.
      revoke all on all tables in schema ${BOSS_SCHEMA} from zaguan_app;
      grant insert, select (id, start_after) on ${BOSS_SCHEMA}.job_common to zaguan_app;
      grant select on ${BOSS_SCHEMA}.queue to zaguan_app;
    `);
  });
}
