import type { Interval, SlotQuery } from "./slot-query.ts";
import { Schedule } from "./windows.ts";

/** When someone works within `[from, to)`, absences not yet taken out: the light behind the calendar. */
export const openHours = ({
  from,
  to,
  ...hours
}: Pick<SlotQuery, "zone" | "rules" | "overrides" | "from" | "to">): Interval[] =>
  new Schedule(hours, from)
    .windows(from, to)
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }));
