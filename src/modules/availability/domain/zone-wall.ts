import { DAY, MINUTE } from "./zone-clock.ts";
import type { LocalDate, WallTime } from "./slot-query.ts";

/** "HH:MM" to milliseconds after the wall's midnight. @throws RangeError on anything else. */
export function parseWallTime(time: WallTime): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  const parsed = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (!(parsed <= DAY)) throw new RangeError(`A wall time is "HH:MM" up to "24:00", not "${time}"`);
  return parsed;
}

/** "YYYY-MM-DD" to days since 1970-01-01. @throws RangeError on anything else. */
export function parseLocalDate(date: LocalDate): number {
  const parsed = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY : NaN;
  if (Number.isNaN(parsed)) throw new RangeError(`A date is "YYYY-MM-DD", not "${date}"`);
  return parsed;
}

/** ISO weekday, 1 to 7, of a day since 1970-01-01, which was a Thursday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
