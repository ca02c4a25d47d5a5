import { addDays, dateOf } from "#lib/time.ts";

/** What a day is called by whoever stands close to it; null of any other. By the wall of the zone, not by hours. */
export function nearDay(at: number, now: number, timeZone: string): "today" | "tomorrow" | null {
  const [day, today] = [dateOf(at, timeZone), dateOf(now, timeZone)];
  return day === today ? "today" : day === addDays(today, 1) ? "tomorrow" : null;
}
