import { findSlots } from "#modules/availability/domain/slots.ts";
import type { Interval, Slot, SlotQuery } from "#modules/availability/domain/slots.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const ZONE = "America/New_York";
// Monday 2026-02-02, 05:00 on the wall; a clock change comes five weeks later.
const NOW = Date.UTC(2026, 1, 2, 10);
const ROUNDS = 41;
const NAIVE_ROUNDS = 3;

/** Rooms are each as taken as the others; classes are of each professional. */
type Size = {
  professionals: number;
  days: number;
  appointments: number;
  rooms?: number;
  roomAppointments?: number;
  classes?: number;
};

/** How an institution's question reads: every professional's free half hours, appointments spread over all of them. */
function clinic({ professionals, days, appointments, rooms, roomAppointments = 0, classes }: Size): SlotQuery[] {
  const random = seeded(7);
  const dealt = (count: number, among: number): Interval[][] => {
    const lists = Array.from({ length: among }, (): Interval[] => []);
    for (let made = 0; made < count; made += 1) {
      const start = NOW + Math.floor(random() * days) * DAY + (4 * 60 + Math.floor(random() * 54) * 10) * MINUTE;
      lists[made % among]?.push({ start: start - 5 * MINUTE, end: start + 35 * MINUTE });
    }
    return lists.map((intervals) => intervals.sort((a, b) => a.start - b.start));
  };
  const busy = dealt(appointments, professionals);
  const resources = rooms === undefined ? undefined : dealt(rooms * roomAppointments, rooms);
  const joinable = classes === undefined ? undefined : dealt(classes * professionals, professionals);
  return busy.map((intervals, at) => ({
    zone: ZONE,
    now: NOW,
    from: NOW,
    to: NOW + days * DAY,
    rules: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, start: "09:00", end: "13:00" },
      { weekday, start: "14:00", end: "18:00" },
    ]),
    overrides: [
      { date: "2026-02-16", windows: [] },
      { date: "2026-02-21", windows: [{ start: "10:00", end: "14:00" }] },
    ],
    blocks: [{ start: NOW + 20 * DAY, end: NOW + 22 * DAY }],
    busy: intervals,
    ...(resources && { resources }),
    ...(joinable && { joinable: joinable[at] ?? [] }),
    durationMin: 30,
    bufferBeforeMin: 5,
    bufferAfterMin: 5,
    stepMin: 10,
    minNoticeMin: 120,
    horizonDays: days,
  }));
}

/** The usual way: a Temporal date for every window and every candidate, and a filter over all busy time for each. */
function naiveSlots(query: SlotQuery): { start: number; end: number }[] {
  const slots: { start: number; end: number }[] = [];
  const now = Temporal.Instant.fromEpochMilliseconds(query.now).toZonedDateTimeISO(query.zone);
  const lastDate = now.toPlainDate().add({ days: query.horizonDays });
  const before = query.bufferBeforeMin * MINUTE;
  const after = query.bufferAfterMin * MINUTE;
  let date = Temporal.Instant.fromEpochMilliseconds(query.from).toZonedDateTimeISO(query.zone).toPlainDate();
  const last = Temporal.Instant.fromEpochMilliseconds(query.to).toZonedDateTimeISO(query.zone).toPlainDate();
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const override = query.overrides.find((it) => it.date === date.toString());
    for (const hours of override?.windows ?? query.rules.filter((rule) => rule.weekday === date.dayOfWeek)) {
      let start = date.toZonedDateTime({ timeZone: query.zone, plainTime: hours.start });
      const close = date.toZonedDateTime({ timeZone: query.zone, plainTime: hours.end });
      for (; ; start = start.add({ minutes: query.stepMin })) {
        const end = start.add({ minutes: query.durationMin });
        if (Temporal.ZonedDateTime.compare(end, close) > 0) break;
        const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
        if (from < query.from || from >= query.to || from < query.now + query.minNoticeMin * MINUTE) continue;
        if (Temporal.PlainDate.compare(start.toPlainDate(), lastDate) > 0) continue;
        if (query.blocks.filter((it) => it.start < to && it.end > from).length > 0) continue;
        const meets = (it: Interval) => it.start < to + after && it.end > from - before;
        if (query.busy.filter(meets).length > 0) continue;
        if (query.resources?.every((taken) => taken.filter(meets).length > 0)) continue;
        slots.push({ start: from, end: to });
      }
    }
  }
  for (const { start, end } of query.joinable ?? []) {
    const date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(query.zone).toPlainDate();
    if (start < query.from || start >= query.to || start < query.now + query.minNoticeMin * MINUTE) continue;
    if (Temporal.PlainDate.compare(date, lastDate) > 0 || slots.some((slot) => slot.start === start)) continue;
    slots.push({ start, end });
  }
  return slots;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

const same = (some: Slot[], others: Slot[]) =>
  some.map(({ start }) => start).join() ===
  others
    .map(({ start }) => start)
    .sort((a, b) => a - b)
    .join();

type Measure = { size: Size; ms: number; slots: number };

/** The sizes take turns within each round, so that a slow moment of the machine falls on all of them. */
function measureAll(sizes: Size[], find: typeof naiveSlots, rounds: number): Measure[] {
  const runs = sizes.map((size) => ({ size, queries: clinic(size), times: [] as number[], slots: 0 }));
  for (let round = -3; round < rounds; round += 1) {
    for (const run of runs) {
      const begun = performance.now();
      run.slots = 0;
      for (const query of run.queries) run.slots += find(query).length;
      // The first rounds only warm up.
      if (round >= 0) run.times.push(performance.now() - begun);
    }
  }
  return runs.map(({ size, times, slots }) => ({ size, slots, ms: median(times) }));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function line(name: string, { size, ms, slots }: Measure, base: Measure): string {
  const cells = [
    `${size.professionals} × ${size.days} d × ${size.appointments}`.padEnd(22),
    `${slots}`.padStart(9),
    `${ms.toFixed(2)} ms`.padStart(12),
    `${((ms * 1e6) / slots).toFixed(0)} ns`.padStart(10),
    `${(ms / base.ms).toFixed(2)}×`.padStart(8),
  ];
  return name.padEnd(28) + cells.join("");
}

/** The slot engine: cost per slot and in all, its growth when each dimension doubles, and beside the usual way. */
export default function benchSlots(): void {
  const base: Size = { professionals: 50, days: 60, appointments: 2_000 };
  const rooms: Size = { ...base, rooms: 4, roomAppointments: 500 };
  const classes: Size = { ...base, classes: 200 };
  // Each group grows from its first line.
  const groups: [string, Size][][] = [
    [
      ["base", base],
      ["professionals doubled", { ...base, professionals: 100 }],
      ["days doubled", { ...base, days: 120 }],
      ["appointments doubled", { ...base, appointments: 4_000 }],
      ["everything doubled", { ...base, professionals: 100, days: 120, appointments: 4_000 }],
      ["2,000 each professional", { ...base, appointments: 100_000 }],
    ],
    [
      ["4 rooms, 500 each", rooms],
      ["rooms doubled", { ...rooms, rooms: 8 }],
      ["room bookings doubled", { ...rooms, roomAppointments: 1_000 }],
      ["days, room bookings doubled", { ...rooms, days: 120, roomAppointments: 1_000 }],
      ["one room, always free", { ...rooms, rooms: 1, roomAppointments: 0 }],
    ],
    [
      ["200 classes each", classes],
      ["classes doubled", { ...classes, classes: 400 }],
      ["classes in rooms", { ...classes, rooms: 4, roomAppointments: 500 }],
    ],
  ];
  const sizes = groups.flat();
  const measures = measureAll(
    sizes.map(([, size]) => size),
    findSlots,
    ROUNDS,
  );
  const [first] = measures;
  const naive = measureAll([base], naiveSlots, NAIVE_ROUNDS)[0];
  if (!first || !naive) return;
  if (first.slots !== naive.slots) throw new Error(`The two ways disagree: ${first.slots} and ${naive.slots} slots`);
  for (const query of clinic({ ...rooms, professionals: 4, appointments: 160, classes: 20 })) {
    if (!same(findSlots(query), naiveSlots(query))) throw new Error("The two ways disagree about rooms and classes");
  }

  console.log(
    `Medians of ${ROUNDS} rounds (last line ${NAIVE_ROUNDS}). Professionals × days × appointments of all together.\n`,
  );
  console.log(
    `${"".padEnd(28)}${"".padEnd(22)}${"slots".padStart(9)}${"all".padStart(12)}${"a slot".padStart(10)}${"growth".padStart(8)}`,
  );
  let at = 0;
  for (const group of groups) {
    const start = measures[at] ?? first;
    for (const [name] of group) console.log(line(name, measures[at++] ?? first, start));
    console.log();
  }
  console.log(line("a date object per slot", naive, first));
}
