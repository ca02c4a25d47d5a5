/** Hours between ticks, from the shortest. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 24 * 7];

/**
 * Round times of the wall between two instants (epoch milliseconds), at most so many: whole hours that divide the day, or midnights.
 */
export function timeTicks(from: number, until: number, timeZone: string, most = 7): number[] {
  const hours = STEPS.find((step) => (until - from) / (step * 3_600_000) <= most) ?? 24 * 7;
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate();
  const ticks: number[] = [];
  for (let at = first.toPlainDateTime(); ; at = at.add({ hours })) {
    const instant = at.toZonedDateTime(timeZone).epochMilliseconds;
    if (instant > until) return ticks;
    if (instant >= from) ticks.push(instant);
  }
}
