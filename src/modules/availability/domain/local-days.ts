/** A date on the wall of a zone, and its first and last instants (epoch milliseconds, half-open). */
export type LocalDay = { date: string; start: number; end: number };

/**
 * `count` dates of the zone from `from` on. A day begins at its first instant, which need not read 00:00; a date the
 * zone skipped is empty.
 */
export function localDays(zone: string, from: string, count: number): LocalDay[] {
  const first = Temporal.PlainDate.from(from);
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return Array.from({ length: count }, (_, index) => {
    const date = first.add({ days: index });
    return { date: date.toString(), start: startOf(date), end: startOf(date.add({ days: 1 })) };
  });
}

/** The date on the zone's wall at an instant. */
export const localDateOf = (zone: string, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Puts a sorted list of starts into their days, in one pass; every day is there, with or without. */
export function byDay<T extends { start: number }>(
  days: readonly LocalDay[],
  sorted: readonly T[],
): { date: string; slots: T[] }[] {
  let next = 0;
  return days.map(({ date, start, end }) => {
    const slots: T[] = [];
    for (let item = sorted[next]; item && item.start < end; item = sorted[++next])
      if (item.start >= start) slots.push(item);
    return { date, slots };
  });
}
