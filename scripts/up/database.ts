import { resolve } from "node:path";
import { prepareOwnServer } from "#platform/db/roles.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { Trouble } from "./trouble.ts";

/** Only the database, for working on the rest by hand: prints the URLs and stays until Ctrl-C. */
try {
  const server = await startEmbeddedPostgres({
    dataDir: resolve(process.env["DATA_DIR"] ?? ".data"),
    say: console.log,
  });
  const urls = await prepareOwnServer(server.adminUrl, server.secret);
  console.log(JSON.stringify({ adminUrl: server.adminUrl, ...urls }, null, 2));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.stop());
  await server.ended;
} catch (error) {
  console.error(error instanceof Trouble ? error.message : error);
  process.exitCode = 1;
}
