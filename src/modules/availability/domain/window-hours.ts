import type { DateOverride, SlotQuery, WeeklyRule } from "./slot-query.ts";
import { DAY } from "./zone-clock.ts";
import { isoWeekday, parseLocalDate, parseWallTime } from "./zone-wall.ts";

/** Hours on the wall: milliseconds after midnight, and the days (inclusive) on which they hold. */
export type Hours = { start: number; end: number; from: number; until: number };

const byStart = (a: Hours, b: Hours) => a.start - b.start;

function hours(rule: Pick<WeeklyRule, "start" | "end" | "effectiveFrom" | "effectiveUntil">): Hours[] {
  const start = parseWallTime(rule.start);
  const end = parseWallTime(rule.end);
  if (end <= start) return [];
  const from = rule.effectiveFrom == null ? -Infinity : parseLocalDate(rule.effectiveFrom);
  const until = rule.effectiveUntil == null ? Infinity : parseLocalDate(rule.effectiveUntil);
  return [{ start, end, from, until }];
}

function hoursByDate(overrides: readonly DateOverride[]): Map<number, Hours[]> {
  const dates = new Map<number, Hours[]>();
  for (const { date, windows } of overrides) {
    const day = parseLocalDate(date);
    dates.set(day, [...(dates.get(day) ?? []), ...windows.flatMap(hours)].sort(byStart));
  }
  return dates;
}

/** What the wall says, read once: rules by weekday, overrides by date. */
export class WorkingHours {
  readonly #weekdays: Hours[][];
  readonly #dates: Map<number, Hours[]>;
  /** The day since which the rules, overrides aside, leave no gap at all; Infinity for ordinary hours. */
  readonly openSince: number;

  /** @throws RangeError on a malformed time or date. */
  constructor({ rules, overrides }: Pick<SlotQuery, "rules" | "overrides">) {
    this.#weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      rules.flatMap((rule) => (rule.weekday === weekday ? hours(rule) : [])).sort(byStart),
    );
    this.#dates = hoursByDate(overrides);
    this.openSince = roundTheClock(this.#weekdays);
  }

  /** The hours that may hold on a day, by start; each still says from and until when. */
  of(day: number): readonly Hours[] {
    return this.#dates.get(day) ?? this.#weekdays[isoWeekday(day) - 1] ?? [];
  }

  hasOverride(day: number): boolean {
    return this.#dates.has(day);
  }

  /** The last overridden day before `day`, or -Infinity. */
  overrideBefore(day: number): number {
    let last = -Infinity;
    for (const date of this.#dates.keys()) if (date < day && date > last) last = date;
    return last;
  }
}

/** The day since which weekly hours have been open round the clock, and will be for ever; Infinity if they are not. */
function roundTheClock(weekdays: readonly Hours[][]): number {
  let since = -Infinity;
  for (const weekday of weekdays) {
    let covered = 0;
    for (const { start, end, from, until } of weekday) {
      if (until !== Infinity || start > covered || end <= covered) continue;
      covered = end;
      since = Math.max(since, from);
    }
    if (covered < DAY) return Infinity;
  }
  return since;
}
