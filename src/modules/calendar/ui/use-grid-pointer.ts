import type { MouseEvent, PointerEvent, RefObject } from "react";
import { clock, snap } from "../domain/calendar-layout.ts";
import type { Cell, Column } from "./calendar-columns.ts";
import { MINUTE_PX } from "./event-style.ts";

const STEP_MIN = 15;
/** The mark under the pointer: half an hour of what could be made there. */
export const GHOST_PX = STEP_MIN * 2 * MINUTE_PX;

type Props = {
  columns: readonly Column[];
  firstMinute: number;
  ghost: RefObject<HTMLDivElement | null>;
  dragging: { wasDrop: () => boolean; isDragging: () => boolean };
  onOpen: (appointmentId: string) => void;
  onCreate: ((at: Cell, cell: HTMLElement) => void) | undefined;
  onMenu: (at: Cell, point: { x: number; y: number }) => void;
  onPoint: (at: Cell) => void;
};

/** One handler of each kind for the whole grid: what lies under the pointer is found by what it says of itself. */
export function useGridPointer(props: Props) {
  const { columns, firstMinute, ghost, dragging, onOpen, onCreate, onMenu, onPoint } = props;

  const cellAt = (event: { target: EventTarget; clientY: number }) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    const column = cell ? columns[Number(cell.dataset["column"])] : undefined;
    if (!cell || !column) return null;
    const minute = snap(firstMinute + (event.clientY - cell.getBoundingClientRect().top) / MINUTE_PX, STEP_MIN);
    return { cell, column, minute };
  };

  const placeOf = (at: NonNullable<ReturnType<typeof cellAt>>): Cell => ({
    date: at.column.day.date,
    minute: at.minute,
    professionalId: at.column.professional?.id ?? null,
  });

  const onClick = (event: MouseEvent) => {
    if (dragging.wasDrop()) return;
    const block = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
    if (block?.dataset["id"]) return onOpen(block.dataset["id"]);
    const at = onCreate && cellAt(event);
    if (at) onCreate(placeOf(at), at.cell);
  };

  const onContextMenu = (event: MouseEvent) => {
    if (dragging.isDragging()) return event.preventDefault();
    const onBlock = event.target instanceof Element && event.target.closest("[data-id]");
    const at = onBlock ? null : cellAt(event);
    if (!at) return;
    event.preventDefault();
    onMenu(placeOf(at), { x: event.clientX, y: event.clientY });
  };

  const onPointerMove = (event: PointerEvent) => {
    const mark = ghost.current;
    if (!mark || event.pointerType !== "mouse") return;
    if (dragging.isDragging()) return void (mark.hidden = true);
    const pointed = cellAt(event);
    if (pointed) onPoint(placeOf(pointed));
    const overEvent = event.target instanceof Element && event.target.closest("[data-id]");
    const at = onCreate && !overEvent ? cellAt(event) : null;
    mark.hidden = !at;
    if (!at) return;
    mark.style.top = `${(at.minute - firstMinute) * MINUTE_PX}px`;
    mark.style.left = `${at.cell.offsetLeft}px`;
    mark.style.width = `${at.cell.offsetWidth}px`;
    mark.textContent = clock(at.minute);
  };

  const hideGhost = () => {
    if (ghost.current) ghost.current.hidden = true;
  };
  return { onClick, onContextMenu, onPointerMove, hideGhost };
}
