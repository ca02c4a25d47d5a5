import type { Interval, LocalDate } from "./slot-query.ts";

/** Days on which everybody is away, both included; `yearly`: on the same dates of every year from then on. */
export type ClosedDays = { startsOn: LocalDate; endsOn: LocalDate; yearly: boolean };

/**
 * When the institution is closed between two instants (epoch ms): from the first moment of a closure's first day to the
 * last of its last, on the wall of `zone`. In order; those of two closures may overlap. The 29th of February is one only
 * in the years that have it.
 */
export function closedTimes<Closure extends ClosedDays>(
  closures: readonly Closure[],
  zone: string,
  from: number,
  to: number,
): (Interval & { closure: Closure })[] {
  if (closures.length === 0) return [];
  const yearOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).year;
  const years = { first: yearOf(from) - 1, last: yearOf(to) };
  return closures
    .flatMap((closure) => firstDays(closure, years).map((first) => ({ closure, ...days(closure, first, zone) })))
    .filter(({ start, end }) => start < to && end > from)
    .sort((a, b) => a.start - b.start);
}

function firstDays({ startsOn, yearly }: ClosedDays, years: { first: number; last: number }): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(startsOn);
  if (!yearly) return [first];
  const found: Temporal.PlainDate[] = [];
  for (let year = Math.max(first.year, years.first); year <= years.last; year++) {
    const day = first.with({ year });
    if (day.day === first.day) found.push(day);
  }
  return found;
}

function days({ startsOn, endsOn }: ClosedDays, first: Temporal.PlainDate, zone: string): Interval {
  const length = Temporal.PlainDate.from(startsOn).until(endsOn, { largestUnit: "days" }).days;
  const start = first.toZonedDateTime(zone).epochMilliseconds;
  return { start, end: first.add({ days: length + 1 }).toZonedDateTime(zone).epochMilliseconds };
}
