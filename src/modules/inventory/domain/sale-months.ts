const AHEAD = 3;

/** The first days of this month and those after it, in UTC: what sales are received in is partitioned by them. */
export function monthsAhead(now: number): string[] {
  const first = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("UTC").toPlainDate().with({ day: 1 });
  return Array.from({ length: AHEAD + 1 }, (_, months) => first.add({ months }).toString());
}
