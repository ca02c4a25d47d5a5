/** Midnight that began the day of `now` on the wall of that zone, epoch milliseconds; `daysBack` days earlier if asked. */
export const dayStart = (now: number, timeZone: string, daysBack = 0): number =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay().subtract({ days: daysBack })
    .epochMilliseconds;
