import type { Interval, SlotQuery } from "./slot-query.ts";
import { WorkingHours } from "./window-hours.ts";
import { DAY, zoneClock } from "./zone-clock.ts";
import type { ZoneClock } from "./zone-clock.ts";

/**
 * Monday 1973-01-01. Nobody works before it: hours without a beginning need one, for their grid to start somewhere that
 * does not depend on who asks, and since 1972 every zone's offset is whole minutes.
 */
const FIRST_DAY = 1_096;

/** A professional's hours on the wall, and the clock on that wall. */
export class Schedule {
  readonly hours: WorkingHours;
  readonly clock: ZoneClock;

  constructor(query: Pick<SlotQuery, "zone" | "rules" | "overrides">, near: number) {
    this.hours = new WorkingHours(query);
    this.clock = zoneClock(query.zone, near);
  }

  /**
   * The working windows that meet `[from, to)`, sorted and merged where they touch, midnight included. Each has its true
   * start, even before `from`, since its grid begins there; an end beyond `to` may be cut on a later midnight.
   */
  windows(from: number, to: number): Interval[] {
    const today = this.clock.dayOf(from);
    const last = this.clock.dayOf(to) + 1;
    const windows = this.#around(today, from);
    for (let day = today + 2; day <= last; day += 1) windows.push(...this.#of(day));
    return joined(windows).filter((window) => window.end > from && window.start < to);
  }

  /** Windows of yesterday, today and tomorrow, and of the days before as long as what is open at `from` reaches back. */
  #around(today: number, from: number): Interval[] {
    let windows = joined([-1, 0, 1].flatMap((days) => this.#of(today + days)));
    for (let first = today - 1; windows[0] && windows[0].end > from;) {
      // Round-the-clock hours may be one window since years: pass over what has no override in it.
      const openSince = Math.max(this.hours.openSince, this.hours.overrideBefore(first) + 1, FIRST_DAY);
      const earlier = openSince < first ? [this.#span(openSince, first - 1)] : this.#of(first - 1);
      // A date that the zone skipped parts nothing: the evening before it touches the morning after.
      if (earlier.length === 0 && this.clock.hasDay(first - 1)) break;
      windows = joined([...earlier, ...windows]);
      first = Math.min(openSince, first - 1);
    }
    return windows;
  }

  #span(first: number, last: number): Interval {
    return { start: this.clock.instantOf(first * DAY), end: this.clock.instantOf((last + 1) * DAY) };
  }

  #of(day: number): Interval[] {
    const windows: Interval[] = [];
    if (day < FIRST_DAY || !this.clock.hasDay(day)) return windows;
    for (const hours of this.hours.of(day)) {
      if (day < hours.from || day > hours.until) continue;
      const start = this.clock.instantOf(day * DAY + hours.start);
      const end = this.clock.instantOf(day * DAY + hours.end);
      // Hours inside a skipped stretch of the wall may end before they begin: there are none that day.
      if (start < end) windows.push({ start, end });
    }
    return windows;
  }
}

/** Sorted, and one where they touch. Sorting costs nothing: only a clock change puts a window before an earlier day's. */
function joined(windows: Interval[]): Interval[] {
  const result: Interval[] = [];
  let open: Interval | undefined;
  for (const window of windows.sort((a, b) => a.start - b.start)) {
    if (open && window.start <= open.end) open.end = Math.max(open.end, window.end);
    else result.push((open = window));
  }
  return result;
}
