import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { clusterExists, makeCluster } from "./cluster-files.ts";
import { prepareDataDir, readPrivate, writePrivate } from "./data-dir.ts";
import { type Account, canReach, postgresAccount } from "./postgres-account.ts";
import { makeOpenFolder, OPEN_FOLDER, postgresBinaries } from "./postgres-binaries.ts";
import { clearLeftovers, readPostmaster } from "./postmaster.ts";
import { eventually, freePort, outliveGuard, portState } from "./processes.ts";
import { Trouble } from "./trouble.ts";

export interface EmbeddedPostgres {
  /** The superuser's URL, of the database `postgres`. */
  adminUrl: string;
  /** The superuser's password: the roles' own are derived from it. */
  secret: string;
  /** The database folder. */
  cluster: string;
  /** True when this call made the database folder. */
  created: boolean;
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  dataDir: string;
  /** False for a throw-away database: no fsync, so a crash of the machine may lose it. Default true. */
  durable?: boolean;
  /** Told one sentence when something unusual is done. */
  say?: (line: string) => void;
}

/** What `postgres.json` in the data folder remembers. `cluster` is absent where the database is simply beside it. */
interface Memory {
  port: number;
  password: string;
  cluster?: string;
}

const MEMORY = "postgres.json";

/**
 * Starts the PostgreSQL that npm brought, on the loopback interface alone, with its data in `dataDir`, which the
 * caller has locked. It ends with us, even if we are killed. Every foreseeable failure is a `Trouble`.
 */
export async function startEmbeddedPostgres({
  dataDir: given,
  durable = true,
  say,
}: Options): Promise<EmbeddedPostgres> {
  const dataDir = resolve(given);
  prepareDataDir(dataDir);
  const known = remembered(dataDir);
  const usual = join(dataDir, "postgres");
  const account = postgresAccount(known?.cluster ?? usual);
  const cluster = known?.cluster ?? placeFor(usual, dataDir, account, say);
  const binaries = postgresBinaries(account);

  let created = false;
  let password = known?.password;
  if (!clusterExists(cluster)) {
    password = randomBytes(24).toString("base64url");
    // Written before the cluster: one without its password could never be opened again.
    writePrivate(dataDir, MEMORY, { port: 0, password, ...(cluster === usual ? {} : { cluster }) });
    await makeCluster({ cluster, account, binaries, password, durable });
    created = true;
  }
  if (password === undefined) {
    throw new Trouble(
      `The password of the database in ${cluster} is lost (${join(dataDir, MEMORY)}): restore that file, or move the data folder away and start again.`,
    );
  }

  await clearLeftovers(cluster);
  const port = await choosePort(known?.port);
  writePrivate(dataDir, MEMORY, { port, password, ...(cluster === usual ? {} : { cluster }) });

  mkdirSync(join(dataDir, "log"), { recursive: true });
  const logPath = join(dataDir, "log", "postgres.log");
  const log = openSync(logPath, "a", 0o600);
  const child = spawn(binaries.postgres, ["-D", cluster, "-p", String(port), ...settings(durable)], {
    ...account,
    cwd: "/",
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop things in order.
    detached: true,
    env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("exit", () => done());
  });
  const guard = child.pid === undefined ? undefined : outliveGuard(child.pid, "INT");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
    await ended;
    guard?.kill("SIGKILL");
  };
  await untilReady(child, cluster, logPath).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    secret: password,
    cluster,
    created,
    ended,
    stop,
  };
}

/** Beside the other data, or where the unprivileged account can reach it if our folder is closed to it. */
function placeFor(usual: string, dataDir: string, account: Account | undefined, say: Options["say"]): string {
  if (!account || existsSync(usual) || canReach(account, dataDir)) return usual;
  const id = randomBytes(6).toString("hex");
  makeOpenFolder();
  const place = join(OPEN_FOLDER, `data-${id}`);
  say?.(`${dataDir} is closed to the account PostgreSQL runs as, so the database is kept in ${place}.`);
  return place;
}

function remembered(dataDir: string): Memory | undefined {
  const value = readPrivate(dataDir, MEMORY);
  if (!value || typeof value["password"] !== "string") return undefined;
  const port = typeof value["port"] === "number" ? value["port"] : 0;
  return {
    port,
    password: value["password"],
    ...(typeof value["cluster"] === "string" ? { cluster: value["cluster"] } : {}),
  };
}

async function choosePort(last: number | undefined): Promise<number> {
  if (last && (await portState(last, "127.0.0.1")) === "free") return last;
  return await freePort();
}

function settings(durable: boolean): string[] {
  const values: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "150",
    shared_buffers: "128MB",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** `postmaster.pid` says "ready" when connections are accepted: pg_ctl waits for the same line. */
async function untilReady(child: ChildProcess, cluster: string, logPath: string): Promise<void> {
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  const over = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  const ready = () => {
    const postmaster = readPostmaster(cluster);
    return postmaster?.pid === child.pid && postmaster?.ready === true;
  };
  const settled = await eventually(() => over() || ready(), 60_000);
  if (settled && !over()) return;
  const reason = failure?.message ?? lastFatal(logPath) ?? "it did not become ready within a minute";
  throw new Trouble(`PostgreSQL did not start: ${reason} (its log: ${logPath}).`);
}

function lastFatal(logPath: string): string | undefined {
  const lines = readFileSync(logPath, "utf8").trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(?:FATAL|PANIC):\s*/, "");
}
