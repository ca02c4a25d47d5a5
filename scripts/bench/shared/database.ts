import postgres from "postgres";
import { prepareOwnServer, type RoleUrls } from "#platform/db/roles.ts";
import { startThrowAwayPostgres } from "../../test/throw-away-postgres.ts";
import { migrateDatabase } from "../../up/migrations.ts";

export type BenchDatabase = {
  urls: RoleUrls;
  secret: string;
  /** The superuser's own connection, which no policy binds. */
  superuser: postgres.Sql;
};

type Server = { adminUrl: string; secret: string };

/** Makes the database `bench` on `server`, migrated, and closes what it opened when `measure` has ended. */
export async function inBenchDatabase(
  server: Server,
  measure: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const urls = await prepareOwnServer(server.adminUrl, server.secret, "bench");
  await migrateDatabase(urls.ownerUrl);
  const adminUrl = Object.assign(new URL(server.adminUrl), { pathname: "/bench" }).href;
  const superuser = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await measure({ urls, secret: server.secret, superuser });
  } finally {
    await superuser.end();
  }
}

/** The same on a PostgreSQL that is gone afterwards. */
export async function onThrowAwayPostgres(measure: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const server = await startThrowAwayPostgres();
  try {
    await inBenchDatabase(server, measure);
  } finally {
    await server.stop();
  }
}

/**
 * Fills `appointments` by one statement. Its indexes are made afterwards, and its exclusion constraints not at all: they serve
 * writes alone, and a million rows would take them longer than all the rest.
 */
export async function fillAppointments(superuser: postgres.Sql, insert: string): Promise<void> {
  const indexes = await superuser<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'appointments'::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  const exclusions = await superuser<{ name: string }[]>`
    select conname as name from pg_constraint where conrelid = 'appointments'::regclass and contype = 'x'`;
  for (const { name } of indexes) await superuser.unsafe(`drop index "${name}"`);
  for (const { name } of exclusions) await superuser.unsafe(`alter table appointments drop constraint "${name}"`);
  await superuser.unsafe(insert);
  for (const { definition } of indexes) await superuser.unsafe(definition);
  await superuser.unsafe("vacuum analyze");
}
