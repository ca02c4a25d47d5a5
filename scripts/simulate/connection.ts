import type { Journal } from "./journal.ts";
import type { Life } from "./life.ts";
import type { Answer, Shim } from "./shim.ts";
import type { Place, Waiting } from "./state.ts";
import type { Tally } from "./tally.ts";

const MOST_EVENTS = 500;
const CHANCE = { lost: 0.01, repeat: 0.004, shuffled: 0.2 };
/** How long a machine goes by its own clock, at least, before it takes over the server's. */
const UNSURE_MS = 2500;

export type Connection = {
  /** Says what is due, one request after another; nothing, while it cannot. `last`: the run is over and only the backlog counts. */
  send(now: number, last?: boolean): Promise<void>;
  stuckWith(): string | null;
};

export type ConnectionOptions = {
  shim: Shim;
  journal: Journal;
  tally: Tally;
  random: () => number;
  /** Heartbeats are as often as the server asks for, or more often, as tests want it. */
  heartbeatMs: number;
  /** How many times more often answers are lost and sales told again. */
  faults: number;
};

type Told = {
  recorded: number;
  duplicates: number;
  rejected: number;
  results: { event_id: string; status: string; error?: { code: string } }[];
};
type Beat = { config_version: number; next_heartbeat_s: number; new_key?: string };
type Config = { version: number; slots: { position: string; price_minor: number; capacity: number }[] };

/** What a machine says to the server, and how it takes the answers. */
export function aConnection(
  { machine, condition }: Life,
  { shim, journal, tally, random, heartbeatMs, faults }: ConnectionOptions,
): Connection {
  let heartbeatDue = 0;
  let waitUntil = 0;
  let failures = 0;
  let tag: string | undefined;
  let trouble: string | null = null;

  /** The answer, unless the machine must come back later. */
  async function ask(
    method: "GET" | "POST" | "PUT",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer | null> {
    let answer: Answer;
    try {
      answer = await shim(machine.key, method, `/machine/${path}`, { body, ...(headers && { headers }) });
    } catch (error) {
      return later(
        `${path}: ${error instanceof Error ? error.message : String(error)}`,
        250 * 2 ** Math.min(failures++, 6),
      );
    }
    if (random() < CHANCE.lost * faults) {
      tally.lostAnswers++;
      return null;
    }
    if (answer.status === 429 || answer.status === 503) {
      tally.toldToWait++;
      return later(`${path}: ${String(answer.status)}`, Math.max(1, answer.retryAfterS) * 1000, false);
    }
    if (answer.status < 400) {
      failures = 0;
      trouble = null;
      return answer;
    }
    // A new key of which the server knows nothing (any more): the one before it is good still.
    if (answer.status === 401 && machine.formerKey)
      journal.write({ machine: machine.id, kind: "key", key: machine.formerKey });
    return later(`${path}: ${String(answer.status)} ${answer.code}`, 1000 * 2 ** Math.min(failures++, 5));
  }

  function later(why: string, ms: number, isError = true): null {
    if (isError) tally.errors++;
    trouble = why;
    waitUntil = Date.now() + ms;
    return null;
  }

  async function beat(): Promise<void> {
    const sentAt = Date.now();
    const clock = machine.clockError;
    const answer = await ask("POST", "heartbeat", {
      sent_at: new Date(sentAt + machine.clockError).toISOString(),
      firmware: "sim-1.0",
      uptime_s: Math.max(0, Math.floor((sentAt - condition.bootedAt) / 1000)),
      temperature_c: Math.round((20 + 3 * Math.sin(sentAt / 3_600_000) + random()) * 10) / 10,
      signal_dbm: -60 - Math.floor(random() * 30),
      config_version: machine.version,
    });
    if (!answer) return;
    tally.heartbeats++;
    // A restart in the meantime has another clock, of which the server has not heard.
    if (clock === machine.clockError) {
      condition.clockHeard = true;
      if (!machine.knowsTheTime) condition.clockDoubtMs = Date.now() - sentAt;
    }
    const { config_version: version, next_heartbeat_s: nextS, new_key: newKey } = answer.data as Beat;
    heartbeatDue = Date.now() + Math.min(nextS * 1000, heartbeatMs);
    if (newKey) {
      tally.newKeys++;
      journal.write({ machine: machine.id, kind: "key", key: newKey });
    }
    if (version !== machine.version) await configure();
  }

  async function configure(): Promise<void> {
    const answer = await ask("GET", "config", undefined, tag ? { "if-none-match": tag } : undefined);
    if (answer?.status !== 200) return;
    tag = answer.headers.get("etag") ?? undefined;
    const { version, slots } = answer.data as Config;
    const places = slots.map(({ position, capacity, price_minor: price }): Place => ({ position, capacity, price }));
    journal.write({ machine: machine.id, kind: "planogram", version, places });
    // Said at once, so that whoever changed it sees it taken over.
    heartbeatDue = 0;
  }

  async function tellCount({ id, count }: Extract<Waiting, { count: unknown }>): Promise<void> {
    if (!(await ask("PUT", "inventory", count))) return;
    tally.counts++;
    journal.write({ machine: machine.id, kind: "answered", ids: [id] });
  }

  async function tellSales(events: readonly Waiting[], again: boolean): Promise<void> {
    const sales = events.flatMap((waiting) => ("sale" in waiting ? [waiting.sale] : []));
    tally.sent += sales.length;
    const answer = await ask("POST", "sales", { events: sales });
    if (!answer) return;
    const { recorded, duplicates, rejected, results } = answer.data as Told;
    tally.recorded += recorded;
    tally.duplicates += duplicates;
    tally.rejected += rejected;
    if (again && duplicates < sales.length) later("a repetition was counted", 0);
    if (rejected > 0) later(`rejected: ${results.find(({ error }) => error)?.error?.code ?? "?"}`, 0);
    if (!again) journal.write({ machine: machine.id, kind: "answered", ids: results.map(({ event_id: id }) => id) });
  }

  /** What is next to be told: a count alone, or the sales before the next count. A slow event lets others pass. */
  function nextBatch(now: number, last: boolean): Waiting[] {
    const ready = machine.waiting.filter(({ id }) => last || (condition.stuck.get(id) ?? 0) <= now);
    if (ready[0] && "count" in ready[0]) return [ready[0]];
    const end = ready.findIndex((waiting) => "count" in waiting);
    return ready.slice(0, Math.min(end === -1 ? ready.length : end, MOST_EVENTS));
  }

  async function tellNext(now: number, last: boolean): Promise<void> {
    const batch = nextBatch(now, last);
    const [first] = batch;
    if (!first) return repeat(last);
    if ("count" in first) return tellCount(first);
    const sure = batch.every((waiting) => "sale" in waiting && waiting.sale.clock === "synced");
    await tellSales(sure && random() < CHANCE.shuffled ? batch.toReversed() : batch, false);
    for (const { id } of batch) condition.stuck.delete(id);
  }

  /** A machine that is not sure whether it was heard tells again, long afterwards even. */
  async function repeat(last: boolean): Promise<void> {
    if (last || random() >= CHANCE.repeat * faults) return;
    const waiting = new Set(machine.waiting.map(({ id }) => id));
    const known = [...machine.sold.values(), ...machine.echoes.values()].filter(({ event_id: id }) => !waiting.has(id));
    const from = Math.floor(random() * known.length);
    const some = known.slice(from, from + 1 + Math.floor(random() * 20)).map((sale) => ({ id: sale.event_id, sale }));
    if (some.length > 0) await tellSales(some, true);
  }

  return {
    stuckWith: () => trouble,
    async send(now, last = false) {
      if (now < condition.offUntil || now < waitUntil || (!last && now < condition.silentUntil)) return;
      if (now >= heartbeatDue || (!machine.knowsTheTime && !condition.clockHeard)) await beat();
      if (!machine.knowsTheTime && !condition.clockHeard) return;
      if (Date.now() >= waitUntil) await tellNext(now, last);
      // Only when all that its own clock dated has been told does it take over the server's.
      const untold = machine.waiting.some((waiting) => "sale" in waiting && waiting.sale.clock === "uncertain");
      const settled = !untold && now - condition.lastUncertainAt > UNSURE_MS;
      if (machine.knowsTheTime || !condition.clockHeard || !settled) return;
      journal.write({ machine: machine.id, kind: "clock", error: 0, knowsTheTime: true });
      heartbeatDue = 0;
    },
  };
}
