/** How many come in each hour of a day, beside each other: few at night, a lunch and an evening. */
const HOURS = [
  0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 0.8, 1.2, 1.1, 1.2, 1.5, 2, 2.1, 1.5, 1.2, 1.3, 1.7, 2.3, 2.6, 2.2, 1.2, 0.6,
  0.3,
];
const ALL_DAY = HOURS.reduce((sum, weight) => sum + weight, 0);
const DAY_MS = 86_400_000;

/**
 * How many customers come to a machine, on average, within `ms`.
 * @param at epoch milliseconds; the hour of the day is the one on the wall of `zone`, Fridays to Sundays are better
 */
export function customersExpected(perDay: number, at: number, zone: string, ms: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const ofHour = ((HOURS[local.hour] ?? 1) * 24) / ALL_DAY;
  return (perDay * ms * ofHour * (local.dayOfWeek >= 5 ? 1.2 : 0.85)) / DAY_MS;
}

/** How many things happen where `expected` do on average (Knuth's way; the expectation is small). */
export function happenings(random: () => number, expected: number): number {
  const limit = Math.exp(-Math.min(expected, 20));
  let count = 0;
  for (let left = random(); left > limit; left *= random()) count++;
  return count;
}
