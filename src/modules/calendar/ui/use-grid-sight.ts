"use client";

import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { opensAt, outOfSight, type OutOfSight } from "../domain/calendar-sight.ts";
import type { Column } from "./calendar-columns.ts";
import { MINUTE_PX } from "./event-style.ts";

type Refs = { scroller: RefObject<HTMLDivElement | null>; grid: RefObject<HTMLDivElement | null> };
type Seen = { earlier: OutOfSight; later: OutOfSight; head: number };

const NOTHING: Seen = { earlier: null, later: null, head: 0 };

/** The box that scrolls, and the minutes that show in it: beneath the names of the columns, which stay in their place. */
function shownIn({ scroller, grid }: Refs, firstMinute: number) {
  const box = scroller.current;
  if (!box) return null;
  const head = grid.current?.offsetTop ?? 0;
  const from = firstMinute + box.scrollTop / MINUTE_PX;
  return { box, head, from, to: from + (box.clientHeight - head) / MINUTE_PX };
}

/** Where the grid is opened, and what of it lies above and below what is shown. */
export function useGridSight(
  parts: Refs,
  columns: readonly Column[],
  firstMinute: number,
  now: { date: string; minute: number },
) {
  const [seen, setSeen] = useState(NOTHING);
  const events = useMemo(
    () => columns.flatMap((column) => column.events.map(({ from, to }) => ({ from, to }))),
    [columns],
  );

  const look = useCallback(() => {
    const window = shownIn(parts, firstMinute);
    if (!window) return;
    const found = { ...outOfSight(events, window), head: window.head };
    // Scrolling asks at every frame: nothing is drawn again while the answer is the same.
    setSeen((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
  }, [parts, firstMinute, events]);

  const showsToday = columns.some(({ day }) => day.date === now.date);
  const opened = useRef("");
  const open = useCallback(() => {
    const key = columns[0]?.day.date ?? "";
    const window = shownIn(parts, firstMinute);
    // A grid that is not drawn (a phone shows its list) has no room yet: it is opened when it has.
    if (!window || window.box.clientHeight === 0 || opened.current === key) return;
    opened.current = key;
    const minute = opensAt({
      open: columns.flatMap((column) => column.open),
      events,
      now: showsToday ? now.minute : null,
      room: window.to - window.from,
    });
    window.box.scrollTop = Math.max(0, (minute - firstMinute) * MINUTE_PX);
  }, [parts, columns, events, firstMinute, showsToday, now.minute]);

  useEffect(() => {
    const box = parts.scroller.current;
    if (!box) return;
    const both = () => {
      open();
      look();
    };
    both();
    const resized = new ResizeObserver(both);
    resized.observe(box);
    return () => resized.disconnect();
  }, [parts, open, look]);

  const scrollTo = (px: number) =>
    parts.scroller.current?.scrollTo({
      top: px,
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
    });
  const toMinute = (minute: number, edge: "top" | "bottom") => {
    const window = shownIn(parts, firstMinute);
    if (!window) return;
    const from = edge === "top" ? minute - 10 : minute + 10 - (window.to - window.from);
    scrollTo(Math.max(0, (from - firstMinute) * MINUTE_PX));
  };
  return { ...seen, look, toMinute };
}
