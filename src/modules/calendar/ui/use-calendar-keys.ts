"use client";

import type { RefObject } from "react";
import { useShortcuts } from "#lib/use-shortcuts.ts";
import { idOf, inOrder, peopleIn, type Cell, type Column } from "./calendar-columns.ts";
import type { CalendarView } from "./use-calendar-view.ts";
import type { Asked } from "./why-not-popover.tsx";

type Props = {
  state: CalendarView;
  today: string;
  columns: readonly Column[];
  found: ReadonlySet<string> | null;
  /** The cell last pointed at, for the keys that ask about one. */
  pointed: RefObject<Cell | null>;
  onChange: (change: Partial<CalendarView>) => void;
  onMove: (direction: -1 | 1) => void;
  onOpen: (id: string) => void;
  onNew: () => void;
  onAsk: (at: Asked) => void;
  /** Absent where no time may be blocked. */
  onBlock: ((at: Cell) => void) | undefined;
  onUndo: () => void;
  onHelp: () => void;
};

/** The calendar's keys: they turn pages, walk along the appointments, and ask about the cell that was pointed at. */
export function useCalendarKeys(props: Props): void {
  const { state, today, columns, found, pointed, onChange, onMove, onOpen, onNew, onAsk, onBlock, onUndo, onHelp } =
    props;

  const walk = (direction: -1 | 1) => {
    const all = inOrder(columns);
    const ids = found ? all.filter((id) => found.has(id)) : all;
    if (ids.length === 0) return;
    const at = ids.indexOf(state.open ?? focusedElement()?.dataset["id"] ?? "");
    const next =
      ids[at < 0 ? (direction > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + direction))];
    if (!next) return;
    if (state.open) onOpen(next);
    document.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
  };

  /** Where the eye is: the focused appointment, the cell last pointed at, or the middle of the first column. */
  const cell = (): Asked => {
    const focused = focusedElement();
    const place = focused && placeOf(columns, focused.dataset["id"]);
    if (place) {
      const { right, top } = focused.getBoundingClientRect();
      return { ...place, x: right, y: top };
    }
    const at = pointed.current ?? {
      date: state.date,
      minute: 600,
      professionalId: columns[0]?.professional?.id ?? null,
    };
    return { ...at, x: window.innerWidth / 3, y: 180 };
  };

  useShortcuts({
    t: () => onChange({ date: today }),
    d: () => onChange({ view: "day" }),
    w: () => onChange({ view: "week" }),
    n: (event) => {
      event.preventDefault();
      onNew();
    },
    y: (event) => (event.preventDefault(), onAsk(cell())),
    b: (event) => (onBlock ? (event.preventDefault(), onBlock(cell())) : undefined),
    z: onUndo,
    "/": (event) => {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-calendar-search]")?.focus();
    },
    ArrowLeft: () => onMove(-1),
    ArrowRight: () => onMove(1),
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: (event) => (state.open || onEvent(event) ? (event.preventDefault(), walk(1)) : undefined),
    ArrowUp: (event) => (state.open || onEvent(event) ? (event.preventDefault(), walk(-1)) : undefined),
    "?": onHelp,
  });
}

const focusedElement = (): HTMLElement | null =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;

/** When and with whom an appointment is, by what stands for it on the grid. */
function placeOf(columns: readonly Column[], id: string | undefined): Cell | null {
  for (const { day, events } of id ? columns : []) {
    const item = events.find((laid) => idOf(laid.item) === id)?.item;
    const [person] = item ? peopleIn(item) : [];
    if (item && person) return { date: day.date, minute: item.from, professionalId: person.professional.id };
  }
  return null;
}

const onEvent = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.dataset["id"] !== undefined;
