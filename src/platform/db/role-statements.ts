/** The roles that serve. None owns anything, and none passes row-level security. */
export const SERVING_ROLES = ["zaguan_app", "zaguan_jobs", "zaguan_platform"] as const;
export type ServingRole = (typeof SERVING_ROLES)[number];

/** A job may take longer than a request; nobody may hold a transaction open, or wait long for a lock. */
const SETTINGS: Record<ServingRole, Record<string, string>> = {
  zaguan_app: { statement_timeout: "15s", idle_in_transaction_session_timeout: "10s", lock_timeout: "5s" },
  zaguan_jobs: { statement_timeout: "60s", idle_in_transaction_session_timeout: "10s", lock_timeout: "5s" },
  zaguan_platform: { statement_timeout: "15s", idle_in_transaction_session_timeout: "10s", lock_timeout: "5s" },
};

/** The statements that give each serving role its limits in `database`. */
export function settingStatements(database: string, roles: readonly ServingRole[] = SERVING_ROLES): string[] {
  return roles.flatMap((role) =>
    Object.entries(SETTINGS[role]).map(
      ([name, value]) => `ALTER ROLE ${role} IN DATABASE ${quoteName(database)} SET ${name} = '${value}';`,
    ),
  );
}

/** What an administrator runs where the owner may not make roles or extensions. */
export function administratorStatements(
  missing: readonly (ServingRole | "btree_gist")[],
  database: string,
  passwordOf: (role: ServingRole) => string,
): string[] {
  return missing.flatMap((thing) =>
    thing === "btree_gist"
      ? ["CREATE EXTENSION IF NOT EXISTS btree_gist;"]
      : [
          `CREATE ROLE ${thing} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${passwordOf(thing)}';`,
          `GRANT CONNECT ON DATABASE ${quoteName(database)} TO ${thing};`,
          ...settingStatements(database, [thing]),
        ],
  );
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
