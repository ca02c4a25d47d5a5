import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import type { RoleUrls } from "#platform/db/roles.ts";

/** Whether pgbench is here; it comes with PostgreSQL's own packages, not with the embedded one. */
export const hasPgbench = (): boolean => spawnSync("pgbench", ["--version"]).status === 0;

/** Runs the script at `path` over and over as the app's role. @returns transactions a second */
export async function pgbench(
  { appUrl }: RoleUrls,
  path: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(appUrl);
  const options = { c: String(connections), j: "2", T: String(seconds), f: path, h: hostname, p: port, U: username };
  const args = ["-n", "-M", "prepared", ...Object.entries(options).flatMap(([name, value]) => [`-${name}`, value])];
  const { stdout } = await promisify(execFile)("pgbench", [...args, pathname.slice(1)], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
  });
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
}
