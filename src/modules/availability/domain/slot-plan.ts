import { Obstacle } from "./slot-obstacles.ts";
import type { Interval, Joinable, SlotQuery } from "./slot-query.ts";
import { ResourceObstacle } from "./slot-resources.ts";
import { Schedule } from "./windows.ts";
import { DAY, MINUTE } from "./zone-clock.ts";
import type { ZoneClock } from "./zone-clock.ts";

export type PlannedObstacle = Obstacle<"horizon" | "block" | "busy" | "daily_max"> | ResourceObstacle;

/** A query made ready for the sweep; what finds slots and what explains a missing one both read this. */
export type SlotPlan = {
  schedule: Schedule;
  /** Milliseconds. */
  duration: number;
  step: number;
  /** The first instant that is neither before the range nor within the notice. */
  earliest: number;
  /** The first instant beyond the range, or surely beyond the horizon. */
  until: number;
  windows: Interval[];
  /** In the order in which they answer for a start that several of them remove. */
  obstacles: PlannedObstacle[];
  /** The classes with free seats that range, notice and horizon leave. */
  joinable: Joinable[];
};

// No wall is a whole day away from UTC, so two days are enough on either side of a date.
const MARGIN = 2 * DAY;

/**
 * @throws RangeError if duration, step or horizon is not a whole number, if the zone is unknown, or if a time or date is
 * malformed.
 */
export function planSlots(query: SlotQuery): SlotPlan {
  const { durationMin, stepMin, horizonDays } = query;
  if (!Number.isInteger(durationMin) || durationMin <= 0) throw new RangeError("durationMin is a whole number above 0");
  if (!Number.isInteger(stepMin) || stepMin <= 0) throw new RangeError("stepMin is a whole number above 0");
  if (!Number.isInteger(horizonDays)) throw new RangeError("horizonDays is a whole number");
  const duration = durationMin * MINUTE;
  const step = stepMin * MINUTE;
  const earliest = Math.max(query.from, query.now + query.minNoticeMin * MINUTE);
  const until = Math.min(query.to, query.now + horizonDays * DAY + MARGIN);
  const schedule = new Schedule(query, query.now);
  const inRange = earliest < until;
  const windows = inRange ? schedule.windows(earliest, until + duration) : [];
  const obstacles = inRange ? obstaclesOf(query, schedule.clock, earliest, until, duration) : [];
  const joinable = inRange ? joinableOf(query, schedule.clock, earliest, until) : [];
  return { schedule, duration, step, earliest, until, windows, obstacles, joinable };
}

function obstaclesOf(
  query: SlotQuery,
  clock: ZoneClock,
  earliest: number,
  until: number,
  duration: number,
): PlannedObstacle[] {
  const lastDay = clock.dayOf(query.now) + query.horizonDays;
  const before = query.bufferBeforeMin * MINUTE;
  const after = duration + query.bufferAfterMin * MINUTE;
  // What concerns the date of the start alone claims the start's one instant.
  const meetsRange = (intervals: readonly Interval[], reach: number) =>
    intervals[0] !== undefined && intervals[0].start < until + reach;
  const obstacle = <Kind extends string>(kind: Kind, intervals: readonly Interval[], from: number, reach: number) =>
    meetsRange(intervals, reach) ? [new Obstacle(kind, intervals, from, reach)] : [];
  // One resource that nobody has taken is enough for every start.
  const { resources } = query;
  const scarce = resources?.every((intervals) => meetsRange(intervals, after)) ? [resources] : [];
  return [
    ...obstacle("horizon", clock.instantsOf(lastDay + 1, lastDay + 4), 0, 1),
    ...obstacle("block", query.blocks, 0, duration),
    ...obstacle("busy", query.busy, before, after),
    ...scarce.map((needed) => new ResourceObstacle(needed, before, after)),
    ...obstacle("daily_max", fullDays(query, clock, earliest, until), 0, 1),
  ];
}

function joinableOf(query: SlotQuery, clock: ZoneClock, earliest: number, until: number): Joinable[] {
  const lastDay = clock.dayOf(query.now) + query.horizonDays;
  return (query.joinable ?? []).filter(
    ({ start }) => start >= earliest && start < until && clock.dayOf(start) <= lastDay,
  );
}

/** The instants of the dates that already hold as many appointments as the professional takes in a day. */
function fullDays(query: SlotQuery, clock: ZoneClock, earliest: number, until: number): Interval[] {
  const most = query.dailyMax;
  if (most == null) return [];
  if (most <= 0) return [{ start: -Infinity, end: Infinity }];
  const counts = new Map<number, number>();
  for (const start of query.bookedStarts ?? []) {
    if (start < earliest - MARGIN || start >= until + MARGIN) continue;
    const day = clock.dayOf(start);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const full: Interval[] = [];
  for (const [day, count] of counts) if (count >= most) full.push(...clock.instantsOf(day, day));
  // Days come in order, but their instants need not where clocks went back over midnight.
  return full.sort((a, b) => a.start - b.start);
}
