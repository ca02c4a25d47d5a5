import { RRuleTemporal } from "rrule-temporal";
import { SERIES_MOST, type SeriesRule } from "../schemas.ts";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** The rule as RFC 5545 writes it, to be kept beside the appointments that were made from it. */
export const rruleOf = ({ weekdays, everyWeeks, count, until }: SeriesRule): string =>
  [
    "FREQ=WEEKLY",
    ...(everyWeeks > 1 ? [`INTERVAL=${everyWeeks}`] : []),
    `BYDAY=${weekdays
      .toSorted((a, b) => a - b)
      .map((day) => DAYS[day - 1])
      .join(",")}`,
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.replaceAll("-", "")}`]),
  ].join(";");

/**
 * The starts of a series (epoch ms): the wall-clock time of the first one on each of its days, whatever the clocks do in
 * between. `null` if there would be more than SERIES_MOST. A day on which that time does not exist has the time after the gap.
 */
export function seriesStarts(rule: SeriesRule, zone: string): number[] | null {
  const dtstart = Temporal.Instant.fromEpochMilliseconds(rule.firstStart).toZonedDateTimeISO(zone);
  const { weekdays, everyWeeks, count, until } = rule;
  const series = new RRuleTemporal({
    freq: "WEEKLY",
    interval: everyWeeks,
    byDay: weekdays.map((day) => DAYS[day - 1] ?? "MO"),
    dtstart,
    tzid: zone,
    ...(count === undefined ? {} : { count }),
    ...(until === undefined
      ? {}
      : { until: Temporal.PlainDate.from(until).toZonedDateTime({ timeZone: zone, plainTime: "23:59:59" }) }),
  });
  const starts: number[] = [];
  for (const occurrence of series.all((_, index) => index <= SERIES_MOST)) starts.push(occurrence.epochMilliseconds);
  return starts.length > SERIES_MOST ? null : starts;
}

/** The instant that lies as far from `start` on the wall as `to` from `from`, in days and in time. Epoch milliseconds. */
export function shiftOnWall(zone: string, start: number, from: number, to: number): number {
  const wall = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const distance = wall(from).until(wall(to), { largestUnit: "days" });
  return wall(start).add(distance).toZonedDateTime(zone).epochMilliseconds;
}
