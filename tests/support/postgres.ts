import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll } from "vitest";
import { cloneTemplate, type TestServer } from "../../scripts/test/template.ts";
import { type RoleUrls, servingEnv } from "#platform/db/roles.ts";

/** A migrated, empty database of one test file. */
export interface TestDatabase extends RoleUrls {
  name: string;
  /** The superuser's URL of this database: for looking past row-level security, never for the code under test. */
  adminUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh database, cloned from the template that was migrated once for the whole run. Called at the top of a file (or inside a
 * `describe`) it is dropped when that ends; elsewhere call `drop()`.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString("hex")}`;
  const urls = await cloneTemplate(server, name);
  const drop = async () => {
    const again = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
    await again.unsafe(`drop database if exists ${name} with (force)`).finally(() => again.end());
  };
  afterAll(drop);
  return {
    name,
    drop,
    adminUrl: databaseUrl(server.adminUrl, name),
    ...urls,
  };
}

/** `aDatabase()`, and this process serves from it: `appPool()` and its siblings open there. */
export async function theServedDatabase(): Promise<TestDatabase> {
  const database = await aDatabase();
  Object.assign(process.env, servingEnv(database));
  return database;
}

/** The run's PostgreSQL. */
export function testServer(): TestServer {
  const adminUrl = process.env["TEST_ADMIN_DATABASE_URL"];
  const secret = process.env["TEST_DATABASE_SECRET"];
  if (!adminUrl || !secret)
    throw new Error("Tests that need a database live in tests/integration, whose set-up starts one.");
  return { adminUrl, secret };
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
