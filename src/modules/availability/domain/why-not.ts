import { planSlots } from "./slot-plan.ts";
import type { PlannedObstacle } from "./slot-plan.ts";
import type { Interval, SlotQuery } from "./slot-query.ts";
import type { Schedule } from "./windows.ts";
import { MINUTE } from "./zone-clock.ts";
import { parseLocalDate } from "./zone-wall.ts";

/** The rule that removes a start. `index` points into the query's list of that name; instants are epoch milliseconds. */
export type Reason =
  /** Not within the query's `from..to`, for which its busy time was read: nothing can be said. */
  | { rule: "out_of_range" }
  | { rule: "past"; earliest: number }
  | { rule: "notice"; earliest: number }
  | { rule: "horizon" }
  | { rule: "no_working_hours" }
  /** The start's date has hours of its own (`overrides`), and they are closed then. */
  | { rule: "override"; index: number }
  | { rule: "outside_window"; window: Interval }
  | { rule: "off_grid"; window: Interval }
  | { rule: "block"; index: number }
  | { rule: "busy"; index: number }
  /** Every room or piece of equipment that would do is taken, or there is none. */
  | { rule: "resource" }
  | { rule: "daily_max" };

/**
 * Why a start is not among the slots of a query; null exactly where {@link findSlots} has it. Where several rules remove
 * it, the first of {@link Reason}'s order answers.
 *
 * @throws RangeError as findSlots does.
 */
export function whyNot(query: SlotQuery, start: number): Reason | null {
  if (!(start >= query.from && start < query.to)) return { rule: "out_of_range" };
  const earliest = query.now + query.minNoticeMin * MINUTE;
  if (start < earliest) return { rule: start < query.now ? "past" : "notice", earliest };

  const plan = planSlots({ ...query, from: start, to: start + 1 });
  if (plan.joinable.some((session) => session.start === start)) return null;
  const inTheWay = plan.obstacles.filter((obstacle) => obstacle.clearFrom(start) > start);
  if (start >= plan.until || inTheWay[0]?.kind === "horizon") return { rule: "horizon" };

  const window = plan.windows.find((it) => start >= it.start && start < it.end);
  if (!window) return closed(query, plan.schedule, start);
  if (start + plan.duration > window.end) return { rule: "outside_window", window };
  if ((start - window.start) % plan.step !== 0) return { rule: "off_grid", window };
  return inTheWay[0] ? conflict(inTheWay[0]) : null;
}

function closed(query: SlotQuery, { clock, hours }: Schedule, start: number): Reason {
  const day = clock.dayOf(start);
  if (!hours.hasOverride(day)) return { rule: "no_working_hours" };
  return { rule: "override", index: query.overrides.findIndex(({ date }) => parseLocalDate(date) === day) };
}

function conflict(obstacle: PlannedObstacle): Reason {
  switch (obstacle.kind) {
    case "block":
    case "busy":
      return { rule: obstacle.kind, index: obstacle.index };
    case "resource":
      return { rule: "resource" };
    default:
      return { rule: "daily_max" };
  }
}
