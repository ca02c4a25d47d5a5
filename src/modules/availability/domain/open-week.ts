import { localDays } from "./local-days.ts";
import type { DateOverride, Interval, WeeklyRule } from "./slot-query.ts";
import { Schedule } from "./windows.ts";

export type OpenDay = { date: string; source: "rules" | "override"; open: Interval[]; blocked: Interval[] };

/** What is left of sorted `windows` once sorted `absences` are taken out. */
export function without(windows: readonly Interval[], absences: readonly Interval[]): Interval[] {
  return windows.flatMap((window) => {
    const rest: Interval[] = [];
    let from = window.start;
    for (const absence of absences) {
      if (absence.end <= from || absence.start >= window.end) continue;
      if (absence.start > from) rest.push({ start: from, end: absence.start });
      from = Math.max(from, absence.end);
    }
    if (from < window.end) rest.push({ start: from, end: window.end });
    return rest;
  });
}

const within = (intervals: readonly Interval[], { start, end }: Interval): Interval[] =>
  intervals
    .filter((interval) => interval.end > start && interval.start < end)
    .map((interval) => ({ start: Math.max(interval.start, start), end: Math.min(interval.end, end) }));

/**
 * When someone really works on each of seven days from `from` on: rules, or the date's override, less absences.
 * Hours past midnight are shown on the day on whose wall they lie.
 */
export function openWeek(
  zone: string,
  from: string,
  rules: readonly WeeklyRule[],
  overrides: readonly DateOverride[],
  absences: readonly Interval[],
): OpenDay[] {
  const days = localDays(zone, from, 7);
  const first = days[0]?.start ?? 0;
  const last = days.at(-1)?.end ?? 0;
  const windows = new Schedule({ zone, rules, overrides }, first).windows(first, last);
  const overridden = new Set(overrides.map(({ date }) => date));
  return days.map((day) => {
    const wanted = within(windows, day);
    const blocked = wanted.flatMap((window) => within(absences, window));
    return {
      date: day.date,
      source: overridden.has(day.date) ? "override" : "rules",
      open: without(wanted, absences),
      blocked,
    };
  });
}
