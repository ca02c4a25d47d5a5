import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { lockFolder } from "./lock.ts";
import { Trouble } from "./trouble.ts";

const STAMP = "zaguan-build";
const SOURCES = ["src", "public", "package.json", "package-lock.json", "next.config.ts", "postcss.config.mjs"];

/**
 * Builds the pages unless the build in `distDir` was made from these very sources.
 * @param onBuild called when there is something to build
 */
export async function ensureBuild(distDir: string, onBuild: () => void): Promise<void> {
  if (isFresh(distDir)) return;
  mkdirSync(distDir, { recursive: true });
  // Two copies may start from one checkout: the second waits, and then finds the build made.
  for (;;) {
    const lock = await lockFolder("node_modules", `.build-${basename(distDir)}`, { pid: process.pid, url: "" });
    if (!lock.held) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    try {
      if (isFresh(distDir)) return;
      onBuild();
      await build(distDir);
    } finally {
      lock.release();
    }
    return;
  }
}

async function build(distDir: string): Promise<void> {
  const stamp = join(distDir, STAMP);
  rmSync(stamp, { force: true });
  const before = sourceHash();
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: distDir, TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new Trouble(`The pages could not be built:\n\n${output.join("").trim().split("\n").slice(-40).join("\n")}`);
  }
  // Stamped with what the sources were when it began: an edit meanwhile makes the next start build again.
  writeFileSync(stamp, before);
}

function isFresh(distDir: string): boolean {
  const stamp = join(distDir, STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash();
}

function sourceHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    for (const file of filesOf(source)) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
