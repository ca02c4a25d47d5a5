import { join } from "node:path";
import { EnvError } from "#env.ts";
import { prepareGivenServer, prepareOwnServer, RolesRefused, type RoleUrls, servingEnv } from "#platform/db/roles.ts";
import { ensureBuild } from "./build.ts";
import { checkServerEnv, describeDatabaseError } from "./checks.ts";
import { prepareDataDir } from "./data-dir.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { lockFolder } from "./lock.ts";
import { migrateDatabase } from "./migrations.ts";
import { freePort, portState } from "./processes.ts";
import { seedDemo } from "./seeding.ts";
import { startServer } from "./serve.ts";
import { appSecret, readSettings, type Settings, shortPath } from "./settings.ts";
import { summary } from "./summary.ts";
import { Trouble } from "./trouble.ts";

/** What must be stopped, in the order it was started. */
const running: { stop(): Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

/** Last started, first stopped: the server lets go of the database before the database ends. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const part of running.toReversed()) await part.stop();
  })();
  return stopping;
}

/** An end that was asked for is not a failure, whatever it interrupts. */
function stopWhenAsked(): void {
  const end = () => void stopAll().then(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.once("disconnect", end);
}

async function start(settings: Settings): Promise<void> {
  const began = performance.now();
  const url = `http://localhost:${settings.port}`;
  prepareDataDir(settings.dataDir);
  const lock = await lockFolder(settings.dataDir, "lock", { pid: process.pid, url });
  if (!lock.held) throw alreadyRunning(settings, lock.holder);
  await checkPort(settings.port);

  const letters = !settings.databaseUrl && !process.env["SMTP_URL"];
  const common = {
    NODE_ENV: settings.mode,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    APP_SECRET: appSecret(settings, process.env),
    DEV_MAIL: letters ? "1" : "0",
  };
  checkServerEnv({ ...process.env, ...common });
  const urls = await prepareDatabase(settings);
  const env = { ...servingEnv(urls), ...common };

  console.log("Bringing the database up to date …");
  await migrateDatabase(urls.ownerUrl);
  const { made, logins } = settings.demo ? await seedDemo(urls) : { made: [], logins: [] };
  if (made.length > 0) console.log(`Demo institutions made: ${made.join(", ")}.`);

  if (settings.mode === "production") {
    await ensureBuild(settings.distDir, () =>
      console.log("Building the pages (about a minute; later starts skip this) …"),
    );
  }
  console.log("Opening the doors …");
  const show = process.env["LOG_LEVEL"] ? "all" : "important";
  const server = await startServer({ port: settings.port, env, logDir: join(settings.dataDir, "log"), show });
  running.push(server);
  const seconds = (performance.now() - began) / 1000;
  const colour = Boolean(process.stdout.isTTY) && !process.env["NO_COLOR"];
  console.log(
    summary({ origin: settings.publicOrigin, seconds, logins, letters, dataDir: shortPath(settings.dataDir) }, colour),
  );

  const how = await server.ended;
  if (!stopping)
    throw new Trouble(`The server ${how}. Its log: ${shortPath(join(settings.dataDir, "log", "server.log"))}`);
}

async function prepareDatabase(settings: Settings): Promise<RoleUrls> {
  if (settings.databaseUrl) {
    console.log("Preparing the database of DATABASE_URL …");
    return await prepareGivenServer(settings.databaseUrl, process.env["APP_SECRET"]);
  }
  console.log(`Starting PostgreSQL in ${shortPath(settings.dataDir)} …`);
  const server = await startEmbeddedPostgres({ dataDir: settings.dataDir, say: (line) => console.log(line) });
  running.push(server);
  void server.ended.then(async () => {
    if (stopping) return;
    console.error(`PostgreSQL ended by itself. Its log: ${shortPath(join(settings.dataDir, "log", "postgres.log"))}`);
    await stopAll();
    process.exit(1);
  });
  return await prepareOwnServer(server.adminUrl, server.secret);
}

async function checkPort(port: number): Promise<void> {
  const state = await portState(port);
  if (state === "free") return;
  if (state === "forbidden")
    throw new Trouble(`This user may not open port ${port}: choose one above 1023, for example PORT=3000.`);
  const next = (await portState(port + 1).catch(() => "taken")) === "free" ? port + 1 : await freePort();
  throw new Trouble(`Port ${port} is in use by another program: choose another, for example PORT=${next} npm start.`);
}

function alreadyRunning(settings: Settings, holder: { pid: number; url: string } | undefined): Trouble {
  const where = holder ? ` at ${holder.url} (process ${holder.pid})` : "";
  return new Trouble(
    `Zaguán already runs on the data folder ${shortPath(settings.dataDir)}${where}. For a second copy choose another folder and port, for example DATA_DIR=.data-2 PORT=${settings.port + 1} npm start.`,
  );
}

/** What a person can act on is said without a stack; anything else is our mistake and shows where. */
function sentenceFor(error: unknown): string {
  if (error instanceof Trouble || error instanceof RolesRefused || error instanceof EnvError) return error.message;
  const about = process.env["DATABASE_URL"] ? describeDatabaseError(error) : undefined;
  return about ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

stopWhenAsked();
try {
  await start(readSettings(process.argv[2] === "dev" ? "development" : "production", process.env));
  await stopAll();
} catch (error) {
  // What was cut off by our own stopping is no news.
  if (stopping) await stopping;
  else {
    console.error(`\n${sentenceFor(error)}`);
    await stopAll();
    process.exitCode = 1;
  }
}
process.exit();
