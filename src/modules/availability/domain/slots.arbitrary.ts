import fc from "fast-check";

import type { Interval, SlotQuery } from "./slots.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A zone, a date before its changes of interest, and how many of them to visit. */
export type ClockChange = readonly [zone: string, since: string, count: number];

/** Every kind of clock change. */
export const CLOCK_CHANGES: readonly ClockChange[] = [
  ["America/New_York", "2026-01-01", 2],
  ["Europe/Madrid", "2026-01-01", 2],
  ["America/Santiago", "2026-01-01", 2], // midnight missing, and 23:00 twice
  ["Africa/Cairo", "2026-01-01", 2], // the same, on Fridays
  ["Australia/Lord_Howe", "2026-01-01", 2], // half an hour
  ["Africa/Casablanca", "2026-01-01", 4], // back for Ramadan
  ["Pacific/Apia", "2011-12-01", 1], // no 30 December 2011
  ["America/Argentina/Buenos_Aires", "2007-12-01", 3],
  ["Asia/Kathmandu", "1985-12-01", 1], // a quarter of an hour, once
  ["Pacific/Kiritimati", "1994-12-01", 1], // a missing day
  ["America/St_Johns", "2010-01-01", 2], // one minute past midnight, so that a date comes back
  ["Asia/Pyongyang", "2015-01-01", 2], // 23:30 to 24:00 missing
  ["Antarctica/Troll", "2026-01-01", 2], // two hours
];

function changes([zone, since, count]: ClockChange): number[] {
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDate.from(since).toZonedDateTime(zone);
  while (found.length < count && (at = at.getTimeZoneTransition("next"))) found.push(at.epochMilliseconds);
  return found;
}

const byStart = (a: { start: number }, b: { start: number }) => a.start - b.start;

const wallTime = (last: number) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: Math.floor(last / 30) }).map((half) => half * 30) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: Math.floor(last / 5) }).map((five) => five * 5) },
      { weight: 2, arbitrary: fc.constantFrom(0, 30, 60, 120, 180, 1380, 1410, last) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: last }) },
    )
    .map((minute) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":"));

const hours = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(wallTime(1439), wallTime(1440)).map(([a, b]) => ({ start: a < b ? a : b, end: a < b ? b : a })),
  },
  // Whole days, so that a window may have begun days before the range.
  { weight: 1, arbitrary: fc.constant({ start: "00:00", end: "24:00" }) },
);

const intervals = (near: number, longest: number, most: number): fc.Arbitrary<Interval[]> =>
  fc
    .array(
      fc
        .tuple(
          fc.oneof(
            fc.integer({ min: -72 * 4, max: 72 * 4 }).map((quarter) => quarter * 15 * MINUTE),
            fc.integer({ min: -72 * HOUR, max: 72 * HOUR }),
          ),
          fc.oneof(
            fc.integer({ min: 0, max: longest / 5 }).map((five) => five * 5 * MINUTE),
            fc.integer({ min: 0, max: longest * MINUTE }),
            fc.constant(longest * 5 * MINUTE),
          ),
        )
        .map(([start, length]) => ({ start: near + start, end: near + start + length })),
      { maxLength: most },
    )
    .map((list) => list.sort(byStart));

/** Queries crowded around a zone's clock changes, small enough for the minute-by-minute oracle. */
export function aQuery(clockChange: ClockChange): fc.Arbitrary<SlotQuery> {
  const [zone] = clockChange;
  return fc.constantFrom(...changes(clockChange)).chain((change) => {
    const date = (days: number) =>
      Temporal.Instant.fromEpochMilliseconds(change).toZonedDateTimeISO("UTC").toPlainDate().add({ days }).toString();
    const nearbyDate = fc.integer({ min: -3, max: 3 }).map(date);
    const effective = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: nearbyDate });
    // Most rules on the weekdays around the change: elsewhere they would test nothing.
    const weekday = nearbyDate.map((day) => Temporal.PlainDate.from(day).dayOfWeek);
    const rule = fc
      .tuple(weekday, hours, effective, effective)
      .map(([weekday, time, effectiveFrom, effectiveUntil]) => ({ weekday, ...time, effectiveFrom, effectiveUntil }));
    return fc
      .record({
        start: fc.integer({ min: -48 * 60, max: 36 * 60 }),
        odd: fc.constantFrom(0, 0, 1, 12_345),
        length: fc.integer({ min: 0, max: 36 * 60 }),
        today: fc.integer({ min: -72 * 60, max: 12 * 60 }),
        rules: fc.array(rule, { minLength: 6, maxLength: 24 }),
        overrides: fc.array(fc.record({ date: nearbyDate, windows: fc.array(hours, { maxLength: 3 }) }), {
          maxLength: 3,
        }),
        blocks: intervals(change, 600, 4),
        busy: intervals(change, 120, 12),
        durationMin: fc.constantFrom(1, 5, 15, 20, 30, 30, 45, 50, 60, 180),
        bufferBeforeMin: fc.constantFrom(0, 0, 5, 10, 45),
        bufferAfterMin: fc.constantFrom(0, 0, 5, 15, 60),
        stepMin: fc.constantFrom(5, 7, 15, 25, 30, 50, 60, 70, 1000),
        minNoticeMin: fc.constantFrom(0, 0, 0, 30, 240, 1440),
        horizonDays: fc.constantFrom(0, 1, 2, 3, 60, 60, 60, 60),
        dailyMax: fc.oneof(
          { weight: 2, arbitrary: fc.constantFrom(null, undefined) },
          { weight: 1, arbitrary: fc.constantFrom(0, 1, 1, 2, 3) },
        ),
        bookedStarts: intervals(change, 0, 6).map((list) => list.map(({ start }) => start)),
        // Crowded, or the one room that is free would hide what the others do.
        resources: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 3, arbitrary: fc.array(intervals(change, 120, 24), { maxLength: 3 }) },
        ),
        joinable: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: intervals(change, 120, 4) },
        ),
      })
      .map(({ start, odd, length, today, ...query }) => {
        const from = change + start * MINUTE + odd;
        return { ...query, zone, now: from + today * MINUTE, from, to: from + length * MINUTE };
      });
  });
}
