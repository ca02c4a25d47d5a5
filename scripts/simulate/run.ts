import { seededRandom } from "../seed/random.ts";
import { furnish, type KeyHolder, organizationOf } from "./fleet.ts";
import type { Journal } from "./journal.ts";
import { aLife } from "./life.ts";
import { reconcile, type Reconciliation } from "./reconcile.ts";
import { newTally, type Tally } from "./tally.ts";
import { aConnection } from "./connection.ts";

const TICK_MS = 100;
/** How long the machines may take to tell what is left, after the last customer. */
const DRAIN_MS = 120_000;

export type RunOptions = {
  machines: number;
  /** How many times quicker than in the world customers come and things break. Stamps are true: the server's clock is real. */
  speed: number;
  seed: number;
  /** Real time, in milliseconds. */
  ms: number;
  heartbeatMs?: number;
  /** How many times more often than usual answers are lost, sales told again, slowly or out of order, and power cut at the wrong moment. */
  faults?: number;
  /** Whether signal and power fail now and then; they do, unless it is said that they do not. */
  outages?: boolean;
  /** Ends the run before its time, with everything told. */
  ended?: AbortSignal;
  progress?: (tally: Tally, backlog: number, silent: number) => void;
};

export type Outcome = { tally: Tally; reconciliation: Reconciliation; untold: string[] };

/** Lets machines live for a while, and compares at the end what they know with what the server says. */
export async function simulate(holder: KeyHolder, journal: Journal, options: RunOptions): Promise<Outcome> {
  const { machines, speed, seed, ms, heartbeatMs = Infinity, faults = 1, outages = true, ended, progress } = options;
  const { time_zone: zone } = await organizationOf(holder);
  await furnish(holder, journal, machines, zone);
  const tally = newTally();
  const begunAt = Date.now();
  const all = journal.machines.slice(0, machines).map((machine) => {
    // Another stretch of the same chances in every run: the second one does not repeat the first.
    const random = seededRandom(seed * 1000 + machine.n + machine.seq * 7919);
    const life = aLife(machine, { journal, tally, random, speed, begunAt, faults, outages });
    const connection = aConnection(life, { shim: holder.shim, journal, tally, random, heartbeatMs, faults });
    return { life, connection, sending: null as Promise<void> | null };
  });

  const send = (each: (typeof all)[number], now: number, last: boolean) => {
    each.sending ??= each.connection.send(now, last).finally(() => (each.sending = null));
    return each.sending;
  };
  const problems: unknown[] = [];
  const note = (error: unknown) => void problems.push(error);
  let before = begunAt;
  let reported = begunAt;
  while (before < begunAt + ms && !ended?.aborted && problems.length === 0) {
    await wait(TICK_MS);
    const now = Date.now();
    for (const each of all) {
      each.life.pass(now, now - before);
      send(each, now, false).catch(note);
    }
    before = now;
    if (now - reported < 10_000) continue;
    reported = now;
    progress?.(tally, backlog(all), all.filter(({ life }) => life.condition.silentUntil > now).length);
  }

  const until = Date.now() + DRAIN_MS;
  while (backlog(all) > 0 && Date.now() < until && problems.length === 0) {
    await Promise.all(all.map((each) => send(each, Date.now(), true))).catch(note);
    await wait(20);
  }
  await Promise.allSettled(all.flatMap(({ sending }) => sending ?? []));
  if (problems.length > 0) throw problems[0];
  const reconciliation = await reconcile(
    holder,
    all.map(({ life }) => life.machine),
  );
  const untold = all.flatMap(({ life, connection }) =>
    life.machine.waiting.length > 0 ? [`${life.machine.name}: ${connection.stuckWith() ?? "?"}`] : [],
  );
  return { tally, reconciliation, untold };
}

const backlog = (all: readonly { life: { machine: { waiting: readonly unknown[] } } }[]): number =>
  all.reduce((sum, { life }) => sum + life.machine.waiting.length, 0);

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
