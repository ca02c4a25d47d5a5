import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { outliveGuard } from "./processes.ts";
import { Trouble } from "./trouble.ts";

export interface RunningServer {
  /** Resolves to a sentence's worth of how it ended. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  port: number;
  env: Record<string, string>;
  logDir: string;
  /** Which log lines are also shown: "important" is warnings and worse. */
  show: "all" | "important" | "none";
}

const WARN = 40;
const READY_WITHIN_MS = 120_000;
const KEPT_LOG_BYTES = 10_000_000;

/** Starts the server process and resolves when it answers `GET /readyz` with 200. It ends with us, however we end. */
export async function startServer({ port, env, logDir, show }: Options): Promise<RunningServer> {
  mkdirSync(logDir, { recursive: true });
  const logPath = join(logDir, "server.log");
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > KEPT_LOG_BYTES) renameSync(logPath, `${logPath}.1`);
  const log = createWriteStream(logPath, { flags: "a", mode: 0o600 });
  const child = spawn(process.execPath, ["src/server/main.ts"], {
    env: servingEnvironment(env),
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop things in order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const guard = child.pid === undefined ? undefined : outliveGuard(child.pid, "TERM");
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) relay(stream, log, show, last);

  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(late);
    guard?.kill("SIGKILL");
    log.end();
  };
  await untilReady(child, port, last, logPath).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { ended, stop };
}

/** The owner's URL, and whatever else could reach around row-level security, stays out of the serving process. */
function servingEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, TEST_ADMIN_DATABASE_URL: _admin, TEST_DATABASE_SECRET: _secret, ...rest } = process.env;
  return { ...rest, NEXT_TELEMETRY_DISABLED: "1", TZ: "UTC", ...env };
}

function relay(stream: Readable, log: WriteStream, show: Options["show"], last: string[]): void {
  createInterface({ input: stream }).on("line", (line) => {
    log.write(`${line}\n`);
    last.push(line);
    if (last.length > 20) last.shift();
    if (show === "all" || (show === "important" && isImportant(line))) console.log(line);
  });
}

function isImportant(line: string): boolean {
  try {
    const { level } = JSON.parse(line) as { level?: unknown };
    return typeof level !== "number" || level >= WARN;
  } catch {
    return line.trim() !== "";
  }
}

async function untilReady(child: ChildProcess, port: number, last: string[], logPath: string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Trouble(`The server stopped while starting. The end of its log (${logPath}):\n\n${last.join("\n")}`);
    }
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Trouble(
    `The server did not become ready within two minutes. The end of its log (${logPath}):\n\n${last.join("\n")}`,
  );
}
