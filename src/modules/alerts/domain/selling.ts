const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
/** What a machine usually does is judged by so many weeks at most, and by no fewer than two. */
export const HABIT_WEEKS = 8;
const LEAST_WEEKS = 2;
/** e^-4.61 is a hundredth: less likely than that, and somebody should look. */
const SURELY = 4.61;

export type SellingFacts = {
  /** Epoch milliseconds: its last sale, or when it came back after a silence, whichever was later. */
  since: number;
  /** Its first sale of those that the habit is made of. */
  firstSaleAt: number;
  timeZone: string;
  /** Sales in those weeks by hour of the week: 0 is Monday from midnight, 167 Sunday from 23. Of what it has in stock. */
  habit: readonly { hour: number; sales: number }[];
};

/**
 * Whether it has been still for longer than its own habit explains: sales taken as a Poisson process whose rate changes
 * with the hour of the week, the silence has a probability under 1 %.
 */
export function isNotSelling(facts: SellingFacts, now: number): boolean {
  return expectedSales(facts, now) >= SURELY;
}

/** How many sales its habit would have brought since the last one. */
export function expectedSales({ since, firstSaleAt, timeZone, habit }: SellingFacts, now: number): number {
  const weeks = Math.min(HABIT_WEEKS, (now - firstSaleAt) / WEEK_MS);
  if (weeks < LEAST_WEEKS) return 0;
  const sold = new Map(habit.map(({ hour, sales }) => [hour, sales]));
  let expected = 0;
  // A week of silence is as telling as a year of it.
  for (let at = Math.max(since, now - WEEK_MS); at < now;) {
    const next = Math.min(now, endOfHour(at, timeZone));
    expected += ((sold.get(hourOfWeek(at, timeZone)) ?? 0) / weeks) * ((next - at) / HOUR_MS);
    at = next;
  }
  return expected;
}

const wall = (at: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** 0 is Monday from midnight, on the machine's own wall. */
export function hourOfWeek(at: number, timeZone: string): number {
  const { dayOfWeek, hour } = wall(at, timeZone);
  return (dayOfWeek - 1) * 24 + hour;
}

function endOfHour(at: number, timeZone: string): number {
  const { minute, second, millisecond } = wall(at, timeZone);
  return at + HOUR_MS - (minute * 60_000 + second * 1000 + millisecond);
}
