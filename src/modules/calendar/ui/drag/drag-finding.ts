import { idOf, type Column, type Placed } from "../calendar-columns.ts";
import type { Dragged, DragRules } from "./drag-types.ts";

/** What a pointer takes hold of: a block or its edge, or free time that is pulled over; null where nothing may be. */
export function whatIs(
  target: Element,
  column: Column,
  index: number,
  shift: boolean,
  minute: number,
  by: DragRules,
): Dragged | null {
  const block = target.closest<HTMLElement>("[data-id]");
  if (!block) {
    if (shift ? !by.canBlock : !by.canCreate) return null;
    return { kind: shift ? "block" : "create", column: index, anchor: minute };
  }
  const placed = placedIn(column, block.dataset["id"]);
  if (!placed || !by.canMove(placed)) return null;
  return { kind: target.closest("[data-resize]") ? "resize" : "move", placed, column: index };
}

/** What can be taken hold of: an appointment, or a class by the first of its seats. */
function placedIn({ events }: Column, id: string | undefined): Placed | null {
  const item = events.find(({ item: one }) => idOf(one) === id)?.item;
  if (item?.kind === "appointment") return item;
  const seats = item?.kind === "class" ? item.seats : [];
  const [seat] = seats;
  return item && seat
    ? { kind: "appointment", appointment: seat, seats, color: "", from: item.from, to: item.to }
    : null;
}

/** Where on the grid it is, if it can be taken hold of. */
export function findPlaced(columns: readonly Column[], id: string): { placed: Placed; index: number } | null {
  for (const [index, column] of columns.entries()) {
    const placed = placedIn(column, id);
    if (placed) return { placed, index };
  }
  return null;
}
