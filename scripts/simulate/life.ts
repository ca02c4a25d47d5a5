import type { Journal } from "./journal.ts";
import type { MachineState, Sale } from "./state.ts";
import { customersExpected, happenings } from "./demand.ts";
import type { Tally } from "./tally.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How often things happen to one machine, in its own (quicker) time. */
const EVERY = { outage: 30 * HOUR, restart: 60 * HOUR, visit: 20 * HOUR };
const CHANCE = { longOutage: 0.12, glitch: 0.01, stuck: 0.02, two: 0.06, untold: 0.2, onlyCounted: 0.2 };

/** The server counts a machine as silent after five minutes: a long outage is longer. */
const LONG_OUTAGE_MS = 6 * 60_000;
/** The same position sold again so soon, by a clock that is not sure, is what a restart's echo looks like. */
const ECHO_WINDOW_MS = 35_000;
/** Where a clock without a battery begins. */
const CLOCK_BEGINS = Date.UTC(2000, 0, 1);

/** What a machine is in at the moment; it does not survive the client, as a machine's memory does not survive its power. */
export type Condition = {
  bootedAt: number;
  /** Without power until then. */
  offUntil: number;
  silentUntil: number;
  /** Events that the machine is slow to tell, until then. */
  stuck: Map<string, number>;
  /** Whether the server has heard what the clock shows since it last changed, and how long that took. */
  clockHeard: boolean;
  clockDoubtMs: number;
  lastUncertainAt: number;
};

export type Life = {
  machine: MachineState;
  condition: Condition;
  /** Lets `ms` of real time pass. */
  pass(now: number, ms: number): void;
};

export type LifeOptions = {
  journal: Journal;
  tally: Tally;
  random: () => number;
  speed: number;
  begunAt: number;
  faults: number;
  outages: boolean;
};

/** What happens around a machine, `speed` times as often as in the world: customers, refills, bad signal, power cuts. */
export function aLife(
  machine: MachineState,
  { journal, tally, random, speed, begunAt, faults, outages }: LifeOptions,
): Life {
  const perDay = 12 + Math.floor(random() * 50);
  /*
   * Its clock is a little off even when it is set: the same in every run, and behind. One that runs ahead, or jumps back, tells
   * of sales and counts in another order than they had, and nobody could know the right one.
   */
  const skew = -((machine.n * 397) % 2000);
  const liking = new Map<string, number>();
  const lastSold = new Map<string, number>();
  for (const { position, clock, sold_at: at } of machine.sold.values())
    if (clock === "synced") lastSold.set(position, Math.max(lastSold.get(position) ?? 0, Date.parse(at)));
  let lastStamp = 0;
  let echoOf: Sale | null = null;
  const condition: Condition = {
    bootedAt: begunAt - Math.floor(random() * 20 * DAY),
    offUntil: 0,
    silentUntil: 0,
    stuck: new Map(),
    clockHeard: false,
    clockDoubtMs: 0,
    // Of the run before nothing is known; it may have ended a moment ago.
    lastUncertainAt: begunAt,
  };

  /** No two things of a machine happen in the same millisecond: what came first can be told. */
  const stamp = (now: number) => (lastStamp = Math.max(now, lastStamp + 1));
  const shown = (at: number) => new Date(at + machine.clockError).toISOString();
  const write = journal.write;

  function sell(now: number): void {
    const open = [...machine.places.values()].filter(
      ({ position }) =>
        (machine.there.get(position) ?? 0) > 0 &&
        (machine.knowsTheTime || now - (lastSold.get(position) ?? 0) > ECHO_WINDOW_MS),
    );
    const wanted = open.map((place) => [place, likingOf(place.position)] as const);
    let left = random() * wanted.reduce((sum, [, weight]) => sum + weight, 0);
    const place = wanted.find(([, weight]) => (left -= weight) < 0)?.[0];
    if (!place) return;
    const at = stamp(now);
    const seq = machine.seq + 1;
    const sale: Sale = {
      event_id: `${machine.id.slice(-8)}-${String(seq)}`,
      position: place.position,
      quantity: random() < CHANCE.two && (machine.there.get(place.position) ?? 0) > 1 ? 2 : 1,
      unit_price_minor: place.price,
      sold_at: shown(at),
      payment: random() < 0.65 ? "card" : "cash",
      clock: machine.knowsTheTime ? "synced" : "uncertain",
      seq,
    };
    lastSold.set(place.position, at);
    if (!machine.knowsTheTime) condition.lastUncertainAt = at;
    write({ machine: machine.id, kind: "sale", sale });
    tally.sold++;
    if (!machine.knowsTheTime) return;
    if (random() < CHANCE.stuck * faults)
      condition.stuck.set(sale.event_id, now + 1000 + (random() * 2 * HOUR) / speed);
    else if (random() < CHANCE.glitch * faults) restart(now, sale);
  }

  function likingOf(position: string): number {
    const known = liking.get(position) ?? 0.3 + random();
    liking.set(position, known);
    return known;
  }

  /** The power goes and comes back; the clock begins anew. What was sold at that very moment is told once more. */
  function restart(now: number, selling: Sale | null): void {
    // One wrong clock at a time: what the first one dated must be set right by the first one's heartbeat.
    if (!machine.knowsTheTime || !outages) return;
    tally.reboots++;
    condition.offUntil = now + 300 + random() * 3000;
    condition.bootedAt = condition.offUntil;
    condition.clockHeard = false;
    condition.lastUncertainAt = condition.offUntil;
    echoOf = selling;
    const error = Math.round(CLOCK_BEGINS + random() * 300 * DAY - now);
    write({ machine: machine.id, kind: "clock", error, knowsTheTime: false });
  }

  function echo(now: number, { event_id: _id, ...sale }: Sale): void {
    const at = stamp(now);
    const seq = machine.seq + 1;
    const again: Sale = {
      ...sale,
      event_id: `${machine.id.slice(-8)}-e${String(seq)}`,
      sold_at: shown(at),
      clock: "uncertain",
      seq,
    };
    condition.lastUncertainAt = at;
    write({ machine: machine.id, kind: "echo", sale: again });
    tally.echoes++;
  }

  /** Somebody fills the machine, or only counts; and not all of them tell. */
  function visit(now: number, first = false): void {
    // What an uncertain clock dated is set right to within a heartbeat's journey; a count that near would be ambiguous.
    const margin = condition.clockDoubtMs + Math.abs(skew) + 100;
    if (!machine.knowsTheTime || now - condition.lastUncertainAt < margin) return;
    const fills = first || random() >= CHANCE.onlyCounted;
    const items = [...machine.places.values()].map(({ position, capacity }) => ({
      position,
      quantity: fills ? capacity : (machine.there.get(position) ?? 0),
    }));
    if (items.length === 0) return;
    if (fills && !first && random() < CHANCE.untold) return write({ machine: machine.id, kind: "filled", items });
    const at = stamp(now);
    const count = { observed_at: shown(at), items };
    write({ machine: machine.id, kind: "count", id: `count-${String(at)}`, count });
  }

  return {
    machine,
    condition,
    pass(now, ms) {
      if (now < condition.offUntil) return;
      if (echoOf) echo(now, echoOf);
      echoOf = null;
      const quick = ms * speed;
      if (machine.knowsTheTime && machine.clockError !== skew) {
        write({ machine: machine.id, kind: "clock", error: skew, knowsTheTime: true });
      }
      // Nothing happens to an empty machine before somebody has filled it.
      if (machine.ledger.size === 0) return visit(now, true);
      const at = begunAt + (now - begunAt) * speed;
      const customers = happenings(random, customersExpected(perDay, at, machine.zone, quick));
      for (let n = 0; n < customers && now >= condition.offUntil; n++) sell(now);
      if (happenings(random, quick / EVERY.restart) > 0) restart(now, null);
      if (happenings(random, quick / EVERY.visit) > 0 && now >= condition.offUntil) visit(now);
      if (outages && now >= condition.silentUntil && happenings(random, quick / EVERY.outage) > 0) {
        tally.outages++;
        const short = Math.max(1500, (HOUR * (0.2 + 4 * random())) / speed);
        condition.silentUntil = now + (random() < CHANCE.longOutage ? LONG_OUTAGE_MS + short : short);
      }
    },
  };
}
