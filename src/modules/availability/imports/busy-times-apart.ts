import { Worker } from "node:worker_threads";
import type { BusyTimes, BusyWindow } from "./busy-times.ts";

const MAX_MS = 5_000;
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/**
 * `busyTimes` in a thread of its own, with bounded time and memory: whatever the text makes the parser do, requests are
 * answered meanwhile, and it ends.
 */
export async function busyTimesApart(text: string, window: BusyWindow, maxMs = MAX_MS): Promise<BusyTimes> {
  const worker = new Worker(new URL("./busy-times-worker.ts", import.meta.url), {
    workerData: { text, window },
    resourceLimits,
  });
  const timer = Promise.withResolvers<BusyTimes>();
  const limit = setTimeout(() => timer.resolve({ ok: false, reason: "TOO_COMPLEX" }), maxMs);
  const answer = new Promise<BusyTimes>((done) => {
    worker.once("message", done);
    worker.once("error", () => done({ ok: false, reason: "TOO_COMPLEX" }));
    worker.once("exit", () => done({ ok: false, reason: "TOO_COMPLEX" }));
  });
  try {
    return await Promise.race([answer, timer.promise]);
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}
