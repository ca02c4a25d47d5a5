import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Account } from "./postgres-account.ts";
import type { Binaries } from "./postgres-binaries.ts";
import { Trouble } from "./trouble.ts";

const MAJOR = "18";

export interface NewCluster {
  cluster: string;
  account: Account | undefined;
  binaries: Binaries;
  password: string;
  /** False for a database that only a test run needs. */
  durable: boolean;
}

/** True when `cluster` holds a finished database of our version; a sentence when it holds something else. */
export function clusterExists(cluster: string): boolean {
  if (!existsSync(cluster)) return false;
  const versionFile = join(cluster, "PG_VERSION");
  if (!existsSync(versionFile)) {
    if (readdirSync(cluster).length === 0) {
      rmSync(cluster, { recursive: true });
      return false;
    }
    throw new Trouble(
      `The folder ${cluster} is not a finished database: move it away (or delete it, if it holds nothing you need) and start again.`,
    );
  }
  const version = readFileSync(versionFile, "utf8").trim();
  if (version !== MAJOR) {
    throw new Trouble(
      `The database in ${cluster} was made by PostgreSQL ${version}, and this is ${MAJOR}: choose another folder with DATA_DIR=/some/folder.`,
    );
  }
  return true;
}

/** Makes the database folder beside its place and renames it there when it is whole, so an interruption leaves no half. */
export async function makeCluster(wanted: NewCluster): Promise<void> {
  const { cluster, account } = wanted;
  removeHalfMade(cluster);
  const making = `${cluster}.making-${process.pid}`;
  const passwordFile = `${making}.password`;
  mkdirSync(making, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${wanted.password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(making, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await initdb(wanted, making, passwordFile);
    renameSync(making, cluster);
  } finally {
    removeHalfMade(cluster);
  }
}

async function initdb(wanted: NewCluster, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in provider sorts the same on every machine, whatever its C library.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...(wanted.durable ? [] : ["--no-sync"]),
  ];
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(wanted.binaries.initdb, args, {
      ...wanted.account,
      cwd: "/",
      env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  const reason =
    /(?:error|FATAL): .*/.exec(output.join(""))?.[0] ?? output.join("").trim().split("\n").at(-1) ?? "no reason given";
  throw new Trouble(`The database could not be made in ${dirname(wanted.cluster)} (initdb: ${reason}).`);
}

function removeHalfMade(cluster: string): void {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(cluster)}.making-`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
