import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applySql } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** One process migrates at a time; the others wait here and then find nothing to do. */
const MIGRATION_LOCK = 7_205_119;

/** Applies `drizzle/*.sql` as the owner. `afterwards` runs under the same lock. */
export async function migrateSchema(ownerUrl: string, afterwards: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applySql(drizzle({ client: sql }), { migrationsFolder: "drizzle" });
    await afterwards(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
