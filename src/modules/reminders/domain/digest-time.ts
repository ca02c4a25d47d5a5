/** The next `hour` o'clock on the institution's wall after an instant. Where the clocks skip that hour, the first moment after. */
export function nextDigest(timeZone: string, hour: number, after: number): number {
  const here = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone);
  const on = (date: Temporal.PlainDate) => date.toPlainDateTime({ hour }).toZonedDateTime(timeZone).epochMilliseconds;
  const today = on(here.toPlainDate());
  return today > after ? today : on(here.toPlainDate().add({ days: 1 }));
}

/**
 * The date that a digest which is due should tell of, or null: told already, or woken before today's hour, which will come.
 * After a stop of days only today is told of.
 */
export function digestDate(timeZone: string, hour: number, lastDate: string | null, now: number): string | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate().toString();
  const early = here.toPlainDate().toPlainDateTime({ hour }).toZonedDateTime(timeZone).epochMilliseconds > now;
  return early || (lastDate !== null && lastDate >= today) ? null : today;
}
