import { Obstacle } from "./slot-obstacles.ts";
import type { Interval, SlotQuery } from "./slot-query.ts";
import { Schedule } from "./windows.ts";
import { DAY, MINUTE } from "./zone-clock.ts";
import type { ZoneClock } from "./zone-clock.ts";

export type ObstacleKind = "horizon" | "block" | "busy" | "daily_max";

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
  obstacles: Obstacle<ObstacleKind>[];
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
  return { schedule, duration, step, earliest, until, windows, obstacles };
}

function obstaclesOf(query: SlotQuery, clock: ZoneClock, earliest: number, until: number, duration: number) {
  const lastDay = clock.dayOf(query.now) + query.horizonDays;
  const before = query.bufferBeforeMin * MINUTE;
  const after = duration + query.bufferAfterMin * MINUTE;
  // What concerns the date of the start alone claims the start's one instant.
  const all = [
    { kind: "horizon", intervals: clock.instantsOf(lastDay + 1, lastDay + 4), before: 0, after: 1 },
    { kind: "block", intervals: query.blocks, before: 0, after: duration },
    { kind: "busy", intervals: query.busy, before, after },
    { kind: "daily_max", intervals: fullDays(query, clock, earliest, until), before: 0, after: 1 },
  ] as const;
  return all
    .filter(({ intervals, after: reach }) => intervals.length > 0 && (intervals[0]?.start ?? 0) < until + reach)
    .map((it) => new Obstacle<ObstacleKind>(it.kind, it.intervals, it.before, it.after));
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
