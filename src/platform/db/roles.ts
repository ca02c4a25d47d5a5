import { createHmac } from "node:crypto";
import postgres from "postgres";
import { administratorStatements, SERVING_ROLES, type ServingRole, settingStatements } from "./role-statements.ts";

/** One URL per role. `ownerUrl` migrates and seeds; the serving process never gets it. */
export interface RoleUrls {
  ownerUrl: string;
  appUrl: string;
  jobsUrl: string;
  platformUrl: string;
}

/** What stops us from preparing a server, as a sentence for the person who runs it. */
export class RolesRefused extends Error {
  override name = "RolesRefused";
}

const OLDEST_VERSION = 15;

/** The names under which the serving process reads its URLs. */
export function servingEnv(urls: RoleUrls): Record<string, string> {
  return { APP_DATABASE_URL: urls.appUrl, JOBS_DATABASE_URL: urls.jobsUrl, PLATFORM_DATABASE_URL: urls.platformUrl };
}

/**
 * Makes the owner, the serving roles and the database on a server of our own. Repeating it changes nothing.
 * @param adminUrl a superuser's URL
 * @param secret what the passwords are derived from, so that none need be stored
 * @param database its name; the owner is shared by all databases of the server
 */
export async function prepareOwnServer(adminUrl: string, secret: string, database = "zaguan"): Promise<RoleUrls> {
  const admin = connect(adminUrl);
  try {
    for (const role of ["zaguan_owner", ...SERVING_ROLES]) await makeRole(admin, role, passwordFor(secret, role));
    const known = await admin`select 1 from pg_database where datname = ${database}`;
    if (known.length === 0) await admin.unsafe(`create database "${database}" owner zaguan_owner`);
  } finally {
    await admin.end();
  }
  const superUrl = withUser(adminUrl, { database });
  const inside = connect(superUrl);
  try {
    await inside`create extension if not exists btree_gist`;
    for (const statement of settingStatements(database)) await inside.unsafe(statement);
  } finally {
    await inside.end();
  }
  return roleUrls(adminUrl, secret, database);
}

/** The URLs of a database that `prepareOwnServer` has made. */
export function roleUrls(adminUrl: string, secret: string, database = "zaguan"): RoleUrls {
  const user = "zaguan_owner";
  return urlsFor(withUser(adminUrl, { user, password: passwordFor(secret, user), database }), secret);
}

/**
 * Prepares somebody else's server: the user of `databaseUrl` becomes the owner, and makes the serving roles if it may.
 * @param appSecret derives the passwords when the URL has none
 * @throws RolesRefused with the statements an administrator must run, when the user may not
 */
export async function prepareGivenServer(databaseUrl: string, appSecret?: string): Promise<RoleUrls> {
  const secret = decodeURIComponent(new URL(databaseUrl).password) || appSecret;
  if (!secret)
    throw new RolesRefused(
      "DATABASE_URL has no password: set APP_SECRET, from which the passwords of the serving roles are derived.",
    );
  const owner = connect(databaseUrl);
  try {
    await checkServer(owner);
    const missing = await missingFrom(owner, databaseUrl, secret);
    if (missing.length > 0) await makeOrExplain(owner, missing, secret);
    const [row] = await owner<{ database: string }[]>`select current_database() as database`;
    // A role's settings can be changed by its creator only; elsewhere the administrator's statements hold them already.
    await Promise.allSettled(settingStatements(row?.database ?? "").map((statement) => owner.unsafe(statement)));
  } finally {
    await owner.end();
  }
  return urlsFor(databaseUrl, secret);
}

async function checkServer(owner: postgres.Sql): Promise<void> {
  const [row] = await owner<{ version: number; text: string; superuser: boolean; bypass: boolean }[]>`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as text,
           rolsuper as superuser, rolbypassrls as bypass
      from pg_roles where rolname = current_user`;
  if (!row || row.version < OLDEST_VERSION) {
    throw new RolesRefused(
      `This PostgreSQL is ${row?.text ?? "of an unknown version"}, and Zaguán needs ${OLDEST_VERSION} or newer.`,
    );
  }
}

type Missing = ServingRole | "btree_gist";

/** A role counts as missing when its derived password does not open the database: it may be another installation's. */
async function missingFrom(owner: postgres.Sql, databaseUrl: string, secret: string): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const role of SERVING_ROLES) {
    const sql = connect(withUser(databaseUrl, { user: role, password: passwordFor(secret, role) }));
    try {
      await sql`select 1`;
    } catch {
      missing.push(role);
    } finally {
      await sql.end();
    }
  }
  const extension = await owner`select 1 from pg_extension where extname = 'btree_gist'`;
  if (extension.length === 0) missing.push("btree_gist");
  return missing;
}

async function makeOrExplain(owner: postgres.Sql, missing: Missing[], secret: string): Promise<void> {
  const failed: Missing[] = [];
  for (const thing of missing) {
    try {
      if (thing === "btree_gist") await owner`create extension if not exists btree_gist`;
      else await makeRole(owner, thing, passwordFor(secret, thing));
    } catch {
      failed.push(thing);
    }
  }
  if (failed.length === 0) return;
  const [row] = await owner<
    { database: string; me: string }[]
  >`select current_database() as database, current_user as me`;
  const statements = administratorStatements(failed, row?.database ?? "", (role) => passwordFor(secret, role));
  throw new RolesRefused(
    `The database user "${row?.me ?? ""}" may not prepare the server. Ask an administrator to run this in the database "${row?.database ?? ""}", then start again:\n\n${statements.join("\n")}\n`,
  );
}

async function makeRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  // The password is base64url, so it needs no quoting; CREATE ROLE takes no parameters.
  const attributes = `login nocreatedb nocreaterole password '${password}'`;
  const [known] = await sql<{ risky: boolean }[]>`
    select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as risky from pg_roles where rolname = ${role}`;
  if (!known) await sql.unsafe(`create role ${role} ${attributes}`);
  else await sql.unsafe(`alter role ${role} ${attributes}${known.risky ? " nosuperuser nobypassrls" : ""}`);
}

/** The password of a role: HMAC-SHA256 of its name, in base64url. */
export function passwordFor(secret: string, role: string): string {
  return createHmac("sha256", secret).update(role).digest("base64url");
}

function urlsFor(ownerUrl: string, secret: string): RoleUrls {
  const as = (user: ServingRole) => withUser(ownerUrl, { user, password: passwordFor(secret, user) });
  return { ownerUrl, appUrl: as("zaguan_app"), jobsUrl: as("zaguan_jobs"), platformUrl: as("zaguan_platform") };
}

function withUser(url: string, change: { user?: string; password?: string; database?: string }): string {
  const changed = new URL(url);
  if (change.user !== undefined) changed.username = change.user;
  if (change.password !== undefined) changed.password = change.password;
  if (change.database !== undefined) changed.pathname = `/${change.database}`;
  return changed.href;
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
}
