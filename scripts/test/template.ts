import postgres from "postgres";
import { settingStatements } from "#platform/db/role-statements.ts";
import { prepareOwnServer, type RoleUrls, roleUrls } from "#platform/db/roles.ts";
import { migrateDatabase } from "../up/migrations.ts";

const TEMPLATE = "zaguan_template";

export interface TestServer {
  /** A superuser's URL. */
  adminUrl: string;
  /** What the roles' passwords are derived from. */
  secret: string;
}

/** Once per run, before anything else asks the server: the roles, and a migrated database that all others are cloned from. */
export async function makeTemplate({ adminUrl, secret }: TestServer): Promise<void> {
  const { ownerUrl } = await prepareOwnServer(adminUrl, secret, TEMPLATE);
  await migrateDatabase(ownerUrl);
}

/** A migrated, empty database called `name`. */
export async function cloneTemplate({ adminUrl, secret }: TestServer, name: string): Promise<RoleUrls> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(`create database ${name} template ${TEMPLATE} owner zaguan_owner`);
    // A clone takes the tables with it, and not what belongs to the database as such.
    await admin.unsafe(settingStatements(name).join("\n"));
  } finally {
    await admin.end();
  }
  return roleUrls(adminUrl, secret, name);
}
