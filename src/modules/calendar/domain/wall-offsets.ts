import type { WallOffset } from "./calendar-layout.ts";

/** How far a zone's wall clock is from UTC in `[from, to)`: at its beginning, and from each change on. */
export function wallOffsets(zone: string, from: number, to: number): WallOffset[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const offsets = [offsetOf(start)];
  let change = start.getTimeZoneTransition("next");
  while (change && change.epochMilliseconds < to) {
    offsets.push(offsetOf(change));
    change = change.getTimeZoneTransition("next");
  }
  return offsets;
}

const offsetOf = (at: Temporal.ZonedDateTime): WallOffset => ({
  from: at.epochMilliseconds,
  minutes: at.offsetNanoseconds / 60_000_000_000,
});
