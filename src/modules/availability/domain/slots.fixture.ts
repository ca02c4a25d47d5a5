import { findSlots } from "./slots.ts";
import type { DateOverride, Interval, SlotQuery, WeeklyRule } from "./slots.ts";

export const BUENOS_AIRES = "America/Argentina/Buenos_Aires";

/** "2026-03-02 09:00" on a zone's wall as epoch milliseconds; of two alike, the first. */
export function at(wall: string, zone = BUENOS_AIRES): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
}

export function between(start: string, end: string, zone = BUENOS_AIRES): Interval {
  return { start: at(start, zone), end: at(end, zone) };
}

/** `weekly("1-5", "09:00-13:00")`: the same hours from one ISO weekday to another. */
export function weekly(days: string, ...hours: string[]): WeeklyRule[] {
  const [first = 1, last = first] = days.split("-").map(Number);
  return [1, 2, 3, 4, 5, 6, 7]
    .filter((weekday) => weekday >= first && weekday <= last)
    .flatMap((weekday) => windows(...hours).map((window) => ({ weekday, ...window })));
}

export function on(date: string, ...hours: string[]): DateOverride {
  return { date, windows: windows(...hours) };
}

function windows(...hours: string[]): { start: string; end: string }[] {
  return hours.map((range) => {
    const [start = "", end = ""] = range.split("-");
    return { start, end };
  });
}

/** The week of Monday 2 March 2026, asked on the Sunday before: hour-long appointments, mornings, nothing booked. */
export function aWeek(differing: Partial<SlotQuery> = {}): SlotQuery {
  const zone = differing.zone ?? BUENOS_AIRES;
  return {
    zone,
    now: at("2026-03-01 12:00", zone),
    from: at("2026-03-02 00:00", zone),
    to: at("2026-03-09 00:00", zone),
    rules: weekly("1", "09:00-12:00"),
    overrides: [],
    blocks: [],
    busy: [],
    durationMin: 60,
    bufferBeforeMin: 0,
    bufferAfterMin: 0,
    stepMin: 60,
    minNoticeMin: 0,
    horizonDays: 60,
    ...differing,
  };
}

/** One date's world: the week's defaults, asked for that date alone. */
export function aDay(date: string, zone: string, differing: Partial<SlotQuery> = {}): SlotQuery {
  const from = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  const to = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  const now = from.subtract({ days: 1 }).epochMilliseconds;
  return aWeek({ zone, now, from: from.epochMilliseconds, to: to.epochMilliseconds, ...differing });
}

/** The free starts as a person would read them off the wall: "02 09:00" is the 2nd at nine. */
export function starts(query: SlotQuery): string[] {
  return findSlots(query).map(({ start }) => {
    const wall = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(query.zone).toPlainDateTime();
    return wall.toString({ smallestUnit: "minute" }).slice(8).replace("T", " ");
  });
}
