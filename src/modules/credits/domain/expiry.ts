/** The instant (epoch ms) at which credits good through a date end: the first instant of the next date on the wall. */
export const expiryInstant = (zone: string, lastDay: string): number =>
  Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;

/** The date `days` from today on the zone's wall. */
export const lastDayIn = (zone: string, now: number, days: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().add({ days }).toString();
