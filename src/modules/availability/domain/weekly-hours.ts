type Hours = { start: string; end: string };
type Rule = Hours & { weekday: number; effectiveFrom?: string | null; effectiveUntil?: string | null };

/** "HH:MM" compare as text; touching is not overlapping. */
const meets = (a: Hours, b: Hours): boolean => a.start < b.end && b.start < a.end;

const sameTime = (a: Rule, b: Rule): boolean =>
  (a.effectiveFrom ?? "") <= (b.effectiveUntil ?? "9999") && (b.effectiveFrom ?? "") <= (a.effectiveUntil ?? "9999");

/** The later of the first two windows of one day that overlap, as an index; null if none do. */
export function overlappingWindow(windows: readonly Hours[]): number | null {
  const found = windows.findIndex((window, index) => windows.slice(0, index).some((earlier) => meets(earlier, window)));
  return found < 0 ? null : found;
}

/**
 * The later of the first two rules that give the same hour of the same weekday twice while both are in force, as an
 * index; null if none do.
 */
export function overlappingRule(rules: readonly Rule[]): number | null {
  const found = rules.findIndex((rule, index) =>
    rules
      .slice(0, index)
      .some((earlier) => earlier.weekday === rule.weekday && meets(earlier, rule) && sameTime(earlier, rule)),
  );
  return found < 0 ? null : found;
}
