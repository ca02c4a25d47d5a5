// The part that any Node from 16 on can run: installs what is missing, then hands over to the Node that came with it.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const WANTED_MAJOR = 26;

/**
 * Runs `script` (TypeScript, relative to the root) with `args` on our own Node, and ends with its code.
 * @param {string} script
 * @param {string[]} args
 */
export async function handOver(script, args) {
  process.chdir(ROOT);
  try {
    await install();
    const node = ourNode();
    await run(node, [join(ROOT, script), ...args]);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

async function install() {
  if (installed()) return;
  const unlock = await lockInstall();
  try {
    if (installed()) return;
    console.log("Installing packages (the first time takes about a minute) …");
    const started = Date.now();
    const { command, before } = npm();
    const args = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const { code, output } = await collect(command, args);
    if (code !== 0) {
      // npm says the cause first, and ends with advice.
      const said = output.trim().split("\n").slice(0, 15).join("\n");
      throw new Error(`The packages could not be installed; npm said:\n\n${said}`);
    }
    console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  } finally {
    unlock();
  }
}

/** True when every package of the lockfile that this machine needs is there in its version. */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(join(ROOT, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.keys(wanted).every((path) => {
      if (path === "") return true;
      if (!present[path]) return wanted[path].optional === true || wanted[path].peer === true;
      return present[path].version === wanted[path].version;
    });
  } catch {
    return false;
  }
}

/** `npm start` tells where npm's own script is; without it, npm is looked up in the path. */
function npm() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script))
    return { command: process.execPath, before: [script] };
  return { command: "npm", before: [] };
}

function ourNode() {
  const own = join(ROOT, "node_modules", ".bin", "node");
  if (runs(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR) return process.execPath;
  throw new Error(
    `Node ${WANTED_MAJOR} did not come with the packages (were install scripts switched off?): run "npm rebuild node", or use a Node ${WANTED_MAJOR} yourself.`,
  );
}

function runs(node) {
  const asked = spawnSync(node, ["--version"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.startsWith(`v${WANTED_MAJOR}.`);
}

/** Two copies may start from one checkout: the second waits for the first one's installation. */
async function lockInstall() {
  const path = join(tmpdir(), `zaguan-install-${createHash("sha256").update(ROOT).digest("hex").slice(0, 16)}.lock`);
  for (let said = false; ;) {
    try {
      const file = openSync(path, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code === "EACCES" || error.code === "EROFS" || error.code === "EPERM") {
        throw new Error(
          `The packages are not installed, and we may not write in ${ROOT}: run "npm ci" there as its owner.`,
          { cause: error },
        );
      }
      if (error.code !== "EEXIST") throw error;
      if (abandoned(path)) rmSync(path, { force: true });
      else if (!said) said = Boolean(console.log("Another copy is installing the packages: waiting for it …")) || true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function abandoned(path) {
  try {
    // Half an hour: no installation takes so long, and process numbers are reused.
    if (Date.now() - statSync(path).mtimeMs > 1_800_000) return true;
    const pid = Number(readFileSync(path, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** Runs a command quietly, and gives its code and what it said. */
function collect(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", (error) =>
      reject(error.code === "ENOENT" ? new Error("npm was not found, and the packages are not installed yet.") : error),
    );
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Our Node takes our place: signals go to it, its end is ours, and it notices ours by the closed channel. */
function run(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: ROOT,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH || ""}` },
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.exitCode = code === null ? 128 + (signal === "SIGKILL" ? 9 : 15) : code;
      resolve(undefined);
    });
  });
}
