import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLine, eventually, isAlive } from "./processes.ts";
import { systemCode, Trouble } from "./trouble.ts";

/** What `postmaster.pid` says: its first line is the process, its eighth the state. */
interface Postmaster {
  pid: number;
  ready: boolean;
}

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Deals with what an earlier run left behind. The caller holds the lock of the data folder, so a server that still
 * runs here has lost its owner: it is told to stop. A file whose process is gone, or is by now another program
 * (containers reuse numbers), is removed, because PostgreSQL itself would refuse the latter.
 */
export async function clearLeftovers(cluster: string): Promise<void> {
  const left = readPostmaster(cluster);
  if (!left) return;
  const running = () => left.pid > 0 && isAlive(left.pid) && commandLine(left.pid).includes("postgres");
  if (running()) {
    try {
      process.kill(left.pid, "SIGINT");
    } catch {
      // Gone at this very moment, or another user's: the wait below tells which.
    }
    if (!(await eventually(() => !running(), 20_000))) {
      throw new Trouble(
        `A PostgreSQL (process ${left.pid}) already runs on ${cluster} and does not stop: end it, or choose another folder with DATA_DIR=/some/folder.`,
      );
    }
  }
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}
