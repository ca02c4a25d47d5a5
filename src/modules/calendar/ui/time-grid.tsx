"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import { clock, hoursToShow } from "../domain/calendar-layout.ts";
import type { Cell, Column } from "./calendar-columns.ts";
import { ghostClasses } from "./drag/drag-ghost.tsx";
import { useDrag } from "./drag/use-drag.ts";
import type { DragRules } from "./drag/drag-types.ts";
import { HOUR_PX } from "./event-style.ts";
import { GridColumn } from "./grid-column.tsx";
import { OutOfSightMarks } from "./out-of-sight.tsx";
import { GHOST_PX, useGridPointer } from "./use-grid-pointer.ts";
import { useGridSight } from "./use-grid-sight.ts";
import { useUncovered } from "./use-uncovered.ts";

type Props = {
  label: string;
  columns: readonly Column[];
  header: (column: Column) => ReactNode;
  selected: string | null;
  /** A panel lies over its right side. */
  covered: boolean;
  /** The wall-clock minute of now, and whose day it is. */
  now: { date: string; minute: number };
  onOpen: (appointmentId: string) => void;
  /** A free cell was chosen; absent where nothing may be created. */
  onCreate?: ((at: Cell) => void) | undefined;
  /** Asked for at a cell, or with the key that asks at the last one pointed at. */
  onMenu: (at: Cell, point: { x: number; y: number }) => void;
  onPoint: (at: Cell) => void;
  drag?: DragRules | undefined;
  /** Whom a search found; null while nothing is searched for. */
  found: ReadonlySet<string> | null;
};

/** Hours downwards, people or dates across. One handler for the whole grid; the pointer's ghost is moved without a render. */
export const TimeGrid = memo(function TimeGrid(props: Props) {
  const { label, columns, header, selected, covered, now, onOpen, onCreate, onMenu, onPoint, drag, found } = props;
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const words = useMemo(
    () => ({
      status: (status: string) => t(`status.${status}` as "status.pending"),
      seats: (taken: number, capacity: number) => t("seats", { taken, capacity }),
      held: t("held"),
      comes: t("comes"),
      locale,
    }),
    [t, locale],
  );
  const hours = useMemo(
    () => hoursToShow(columns.flatMap(({ events, open }) => [...open, ...events.map(({ item }) => item)])),
    [columns],
  );
  const firstMinute = hours.from * 60;
  const height = (hours.to - hours.from) * HOUR_PX;
  const scroller = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const dragGhost = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => ({ grid, scroller, ghost: dragGhost }), []);
  const dragging = useDrag(parts, columns, firstMinute, drag);
  const sight = useGridSight(parts, columns, firstMinute, now);
  const looksAt = useUncovered(scroller, covered, selected);
  const create = onCreate && ((at: Cell, cell: HTMLElement) => (looksAt(cell), onCreate(at)));

  const pointer = useGridPointer({ columns, firstMinute, ghost, dragging, onOpen, onCreate: create, onMenu, onPoint });

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <div
        ref={scroller}
        onScroll={sight.look}
        role="region"
        aria-label={label}
        // Scrolls by itself, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={cn(
          "relative min-h-0 min-w-0 flex-1 overflow-auto overscroll-contain rounded-xl border border-border bg-card focus-visible:outline-offset-[-2px]",
          covered && "md:scroll-pr-120",
        )}
        style={{ scrollPaddingTop: "4.5rem", scrollPaddingLeft: "4rem" }}
      >
        <div className="flex">
          <div
            className="grid min-w-full shrink-0"
            style={{
              gridTemplateColumns: `3.25rem repeat(${columns.length}, minmax(${columns.length > 7 ? "9rem" : "8.25rem"}, 1fr))`,
              width: "max-content",
            }}
          >
            <div className="sticky top-0 left-0 z-20 border-b border-border bg-card" />
            {columns.map((column) => (
              <div
                key={column.key}
                className="sticky top-0 z-10 min-w-0 border-b border-l border-border bg-card px-2 py-2"
              >
                {header(column)}
              </div>
            ))}
            <div aria-hidden className="sticky left-0 z-[9] bg-card" style={{ height }}>
              {Array.from({ length: hours.to - hours.from - 1 }, (_, index) => (
                <span
                  key={index}
                  className="absolute right-2 -translate-y-1/2 text-[0.6875rem] tabular-nums text-muted-foreground"
                  style={{ top: (index + 1) * HOUR_PX }}
                >
                  {clock((hours.from + index + 1) * 60)}
                </span>
              ))}
            </div>
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
            <div
              ref={grid}
              className={cn(
                "relative grid select-none",
                dragging.dragged && "cursor-grabbing [&_button]:cursor-grabbing",
              )}
              style={{ gridColumn: `2 / span ${columns.length}`, gridTemplateColumns: "subgrid", height }}
              onClick={pointer.onClick}
              onContextMenu={pointer.onContextMenu}
              onPointerDown={dragging.onPointerDown}
              onBlur={dragging.onBlur}
              onPointerMove={pointer.onPointerMove}
              onPointerLeave={pointer.hideGhost}
              onKeyDown={(event: KeyboardEvent) => {
                if (event.key === "Escape") pointer.hideGhost();
                dragging.onKeyDown(event);
              }}
            >
              <div
                ref={ghost}
                hidden
                aria-hidden
                style={{ height: GHOST_PX }}
                className="pointer-events-none absolute z-[1] rounded-md border border-dashed border-primary bg-primary-soft/70 px-1.5 py-0.5 text-[0.6875rem] font-medium tabular-nums text-primary-text"
              />
              <div ref={dragGhost} hidden aria-hidden className={ghostClasses} />
              {columns.map((column, index) => (
                <GridColumn
                  key={column.key}
                  index={index}
                  column={column}
                  firstMinute={firstMinute}
                  selected={selected}
                  now={
                    column.day.date === now.date && now.minute >= firstMinute && now.minute < hours.to * 60
                      ? now.minute
                      : null
                  }
                  mayCreate={onCreate !== undefined}
                  found={found}
                  dragged={dragging.dragged}
                  drag={drag}
                  words={words}
                />
              ))}
            </div>
          </div>
          {/* So that the last column can come out from under the panel, and none grows narrower for it. */}
          {covered ? <div aria-hidden className="w-120 shrink-0 max-md:hidden" /> : null}
        </div>
        <p role="status" aria-live="assertive" className="sr-only">
          {dragging.said}
        </p>
      </div>
      <OutOfSightMarks earlier={sight.earlier} later={sight.later} head={sight.head} onShow={sight.toMinute} />
    </div>
  );
});
