import { planSlots } from "./slot-plan.ts";
import type { PlannedObstacle } from "./slot-plan.ts";
import type { Joinable, Slot, SlotQuery } from "./slot-query.ts";

export type * from "./slot-query.ts";

/**
 * The starts that could be booked, in order, by the rules of product.md's "Scheduling in detail".
 *
 * One sweep over windows, absences, busy time and rooms, each sorted and read once; linear in days, intervals and slots.
 * All instants are epoch milliseconds.
 *
 * @throws RangeError if duration, step or horizon is not a whole number, if the zone is unknown, or if a time or date is
 * malformed.
 */
export function findSlots(query: SlotQuery): Slot[] {
  const { duration, step, earliest, until, windows, obstacles, joinable } = planSlots(query);
  const slots: Slot[] = [];
  for (const window of windows) {
    const onGrid = (from: number) => window.start + Math.ceil((from - window.start) / step) * step;
    const last = Math.min(window.end - duration, until - 1);
    let start = onGrid(Math.max(window.start, earliest));
    while (start <= last) {
      const clear = clearOfAll(obstacles, start);
      if (clear > start) {
        start = onGrid(clear);
        continue;
      }
      for (const until = Math.min(last, quietUntil(obstacles)); start <= until; start += step) {
        slots.push({ start, end: start + duration });
      }
    }
  }
  return joinable.length > 0 ? merged(joinable, slots) : slots;
}

/** Both in order; of those that begin together only one: a class before a new appointment, and the first of classes. */
function merged(joinable: readonly Joinable[], slots: readonly Slot[]): Slot[] {
  const all: Slot[] = [];
  let next = 0;
  for (const session of joinable) {
    const { start } = session;
    for (let slot = slots[next]; slot && slot.start < start; slot = slots[(next += 1)]) all.push(slot);
    if (slots[next]?.start === start) next += 1;
    if (all.at(-1)?.start !== start) all.push(session);
  }
  for (let slot = slots[next]; slot; slot = slots[(next += 1)]) all.push(slot);
  return all;
}

/** `start` if no obstacle minds it, or else a later start before which none can be free. */
function clearOfAll(obstacles: readonly PlannedObstacle[], start: number): number {
  let clear = start;
  for (const obstacle of obstacles) clear = Math.max(clear, obstacle.clearFrom(start));
  return clear;
}

/** The last start that is as clear as the one just asked for. */
function quietUntil(obstacles: readonly PlannedObstacle[]): number {
  let until = Infinity;
  for (const obstacle of obstacles) until = Math.min(until, obstacle.clearUntil);
  return until;
}
