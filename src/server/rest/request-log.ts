import { writeRequests, type AskedRequest } from "#modules/keys/commands/write-requests.ts";
import { log } from "#platform/log.ts";
import { once } from "#platform/registry.ts";

const FLUSH_MS = 1_000;
/** Beyond this the oldest lines are let go: a database that is away must not fill the memory. */
const MAX_WAITING = 20_000;

const waiting = () =>
  once("rest.requests", () => ({
    lines: [] as AskedRequest[],
    timer: undefined as NodeJS.Timeout | undefined,
    flushing: Promise.resolve(),
  }));

/** Remembers a request; it is written within a second, out of the way of the answer. */
export function noteRequest(line: AskedRequest): void {
  const state = waiting();
  if (state.lines.length >= MAX_WAITING) state.lines.shift();
  state.lines.push(line);
  state.timer ??= setTimeout(() => void flushRequests(), FLUSH_MS).unref();
}

/** Writes what is waiting. At shutdown, and every second while there is something. */
export function flushRequests(): Promise<void> {
  const state = waiting();
  clearTimeout(state.timer);
  state.timer = undefined;
  const lines = state.lines.splice(0);
  if (lines.length === 0) return state.flushing;
  state.flushing = state.flushing
    .then(() => writeRequests(lines))
    .catch((error: unknown) => log().error({ err: error, lines: lines.length }, "request log lost"));
  return state.flushing;
}
