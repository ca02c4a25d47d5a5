import { dateOf, formatTime } from "#lib/time.ts";

/*
 * Between an instant and what a field of type datetime-local holds ("2026-07-14T09:30"), on the wall of a named zone.
 * Browsers lack Temporal: the offset is found by asking Intl, twice, as the first answer may lie beyond a clock change.
 */

const wallOf = (at: number, timeZone: string): string => `${dateOf(at, timeZone)}T${formatTime(at, timeZone, "en-GB")}`;

export const wallTimeNow = (timeZone: string): string => wallOf(Date.now(), timeZone);

export function wallTimeToInstant(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const offsetAt = (at: number) => Date.parse(`${wallOf(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const first = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(first);
}
