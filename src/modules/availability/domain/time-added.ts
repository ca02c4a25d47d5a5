import type { Interval } from "./slot-query.ts";

/** What is in `after` and was not in `before`: both sorted and without overlaps, as working hours are. */
export function timeAdded(before: readonly Interval[], after: readonly Interval[]): Interval[] {
  const added: Interval[] = [];
  for (const { start, end } of after) {
    let from = start;
    for (const known of before) {
      if (known.end <= from || known.start >= end) continue;
      if (known.start > from) added.push({ start: from, end: known.start });
      from = known.end;
    }
    if (from < end) added.push({ start: from, end });
  }
  return added;
}
