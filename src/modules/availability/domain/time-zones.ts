export type WallMoment = { date: string; time: string };

/**
 * The instants of an absence written on a zone's wall, by Temporal's `compatible`: a time that the clocks skip moves on
 * by the skipped length, one that comes twice is the first. Null if it would not end after it begins.
 */
export function wallInterval(zone: string, from: WallMoment, until: WallMoment): { start: number; end: number } | null {
  const instant = ({ date, time }: WallMoment) =>
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" })
      .epochMilliseconds;
  const interval = { start: instant(from), end: instant(until) };
  return interval.start < interval.end ? interval : null;
}
