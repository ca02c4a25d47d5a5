import { makeTemplate } from "./template.ts";
import { ADMIN_URL, SECRET, startThrowAwayPostgres } from "./throw-away-postgres.ts";

/** Before the integration tests: a PostgreSQL, unless the run was given one. Its workers inherit the environment. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  process.env["APP_SECRET"] ??= "a secret that only the tests of one run know";
  if (process.env[ADMIN_URL]) return undefined;
  const server = await startThrowAwayPostgres();
  await makeTemplate(server);
  process.env[ADMIN_URL] = server.adminUrl;
  process.env[SECRET] = server.secret;
  return server.stop;
}
