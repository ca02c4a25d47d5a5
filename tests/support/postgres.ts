import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll } from "vitest";
import { migrateDatabase } from "../../scripts/up/migrations.ts";
import { settingStatements } from "#platform/db/role-statements.ts";
import { prepareOwnServer, type RoleUrls, roleUrls, servingEnv } from "#platform/db/roles.ts";

/** A migrated, empty database of one test file. */
export interface TestDatabase extends RoleUrls {
  name: string;
  /** The superuser's URL of this database: for looking past row-level security, never for the code under test. */
  adminUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh database, cloned from a template that is migrated once per run. Called at the top of a file (or inside a
 * `describe`) it is dropped when that ends; elsewhere call `drop()`.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  const name = `test_${randomBytes(6).toString("hex")}`;
  try {
    const template = await ensureTemplate(admin);
    await admin.unsafe(`create database ${name} template ${template} owner zaguan_owner`);
    // A clone takes the tables with it, and not what belongs to the database as such.
    await admin.unsafe(settingStatements(name).join("\n"));
  } finally {
    await admin.end();
  }
  const drop = async () => {
    const again = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
    await again.unsafe(`drop database if exists ${name} with (force)`).finally(() => again.end());
  };
  afterAll(drop);
  return {
    name,
    drop,
    adminUrl: databaseUrl(server.adminUrl, name),
    ...roleUrls(server.adminUrl, server.secret, name),
  };
}

/** `aDatabase()`, and this process serves from it: `appPool()` and its siblings open there. */
export async function theServedDatabase(): Promise<TestDatabase> {
  const database = await aDatabase();
  Object.assign(process.env, servingEnv(database));
  return database;
}

/** The run's PostgreSQL. */
export function testServer(): { adminUrl: string; secret: string } {
  const adminUrl = process.env["TEST_ADMIN_DATABASE_URL"];
  const secret = process.env["TEST_DATABASE_SECRET"];
  if (!adminUrl || !secret)
    throw new Error("Tests that need a database live in tests/integration, whose set-up starts one.");
  return { adminUrl, secret };
}

let template: Promise<string> | undefined;

/** Test processes run side by side: the first one to take the lock makes the template, the others find it made. */
async function ensureTemplate(admin: postgres.Sql): Promise<string> {
  template ??= makeTemplate(admin);
  return await template;
}

async function makeTemplate(admin: postgres.Sql): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const { adminUrl, secret } = testServer();
  await admin`select pg_advisory_lock(hashtext(${name}))`;
  try {
    const [known] = await admin<
      { ready: boolean }[]
    >`select datistemplate as ready from pg_database where datname = ${name}`;
    if (known?.ready) return name;
    if (known) await admin.unsafe(`drop database ${name} with (force)`);
    const { ownerUrl } = await prepareOwnServer(adminUrl, secret, name);
    await migrateDatabase(ownerUrl);
    // Set last, so that it also says "finished".
    await admin.unsafe(`alter database ${name} is_template true`);
    return name;
  } finally {
    await admin`select pg_advisory_unlock(hashtext(${name}))`;
  }
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL("../../drizzle", import.meta.url));
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).toSorted()) {
    if (file.endsWith(".sql")) hash.update(readFileSync(`${folder}/${file}`));
  }
  return hash.digest("hex").slice(0, 12);
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
