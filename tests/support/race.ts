import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { servingEnv } from "#platform/db/roles.ts";
import type { TestDatabase } from "./postgres.ts";
import type { Attempt, Outcome } from "./race-worker.ts";

const PROCESSES = 3;
const WORKER = fileURLToPath(new URL("./race-worker.ts", import.meta.url));

export type Race = { outcomes: Outcome[]; ms: number };

/** Three processes that wait to race; they end with the file. */
export function aRacetrack(database: TestDatabase) {
  const workers = Array.from({ length: PROCESSES }, () =>
    fork(WORKER, {
      execArgv: [],
      env: { ...process.env, ...servingEnv(database), ROLE: "web", LOG_LEVEL: "silent" },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    }),
  );
  afterAll(() => {
    for (const worker of workers) worker.kill();
  });

  /** Deals the attempts out to the processes, lets them all go at once, and answers what each came to. */
  return async function race(attempts: readonly Attempt[]): Promise<Race> {
    await Promise.all(
      workers.map((worker, index) => {
        const ready = answer<{ ready: true }>(worker);
        worker.send({ attempts: attempts.filter((_, turn) => turn % PROCESSES === index) });
        return ready;
      }),
    );
    const startedAt = performance.now();
    const answers = workers.map((worker) => answer<{ outcomes: Outcome[] }>(worker));
    for (const worker of workers) worker.send("go");
    const outcomes = (await Promise.all(answers)).flatMap((each) => each.outcomes);
    return { outcomes, ms: Math.round(performance.now() - startedAt) };
  };
}

async function answer<T>(worker: ChildProcess): Promise<T> {
  const told = new AbortController();
  const ended = once(worker, "exit", { signal: told.signal }).then(([code]) => {
    throw new Error(`a racing process ended early (${String(code)})`);
  });
  ended.catch(() => undefined);
  const [message] = (await Promise.race([once(worker, "message"), ended])) as [T];
  told.abort();
  return message;
}

/** How often each outcome came, e.g. `{ won: 1, SLOT_TAKEN: 199 }`. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const name = "won" in outcome ? "won" : "refused" in outcome ? outcome.refused : `error: ${outcome.error}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
