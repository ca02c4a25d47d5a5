"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { landing, pulled, stretched, type Span } from "../../domain/calendar-drag.ts";
import { clock } from "../../domain/calendar-layout.ts";
import type { Column } from "../calendar-columns.ts";
import { MINUTE_PX } from "../event-style.ts";
import { LEAST_MIN, type Place } from "./drag-stepped.ts";
import type { Dragged, DragRules } from "./drag-types.ts";

export type Parts = {
  grid: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
  ghost: RefObject<HTMLDivElement | null>;
};
export type Drag = ReturnType<typeof useDragState>;

/** What is held and where it would land: its ghost is moved without a render, React hears of the beginning and the end alone. */
export function useDragState(
  parts: Parts,
  columns: readonly Column[],
  firstMinute: number,
  rules: DragRules | undefined,
) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [said, setSaid] = useState("");
  const live = useRef({ columns, firstMinute, rules });
  const state = useRef<{ dragged: Dragged; place: Place; grab: number; by: "pointer" | "keys" } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    live.current = { columns, firstMinute, rules };
  });
  useEffect(() => () => stop.current?.(), []);

  const show = useCallback(() => {
    const now = state.current;
    const mark = parts.ghost.current;
    const { columns: all, firstMinute: first, rules: by } = live.current;
    const column = now && all[now.place.index];
    if (!mark || !now || !column || !by) return;
    const { span, index } = now.place;
    const judgement = by.judge(now.dragged, column, span);
    const cell = parts.grid.current?.querySelector<HTMLElement>(`[data-column="${index}"]`);
    const words = by.say(judgement);
    mark.hidden = false;
    mark.dataset["verdict"] = judgement.verdict;
    mark.style.top = `${(span.from - first) * MINUTE_PX}px`;
    mark.style.height = `${(span.to - span.from) * MINUTE_PX}px`;
    mark.style.left = `${cell?.offsetLeft ?? 0}px`;
    mark.style.width = `${cell?.offsetWidth ?? 0}px`;
    const line = `${clock(span.from)}–${clock(span.to)}`;
    mark.textContent = words ? `${line}\n${words}` : line;
    if (now.by === "keys") {
      mark.scrollIntoView({ block: "nearest", inline: "nearest" });
      setSaid(`${line}. ${words}`);
    }
  }, [parts]);

  const end = useCallback(
    (drop: boolean) => {
      const now = state.current;
      stop.current?.();
      stop.current = null;
      state.current = null;
      const mark = parts.ghost.current;
      if (mark) {
        mark.hidden = true;
        delete mark.dataset["verdict"];
        mark.textContent = "";
      }
      setDragged(null);
      if (!now) return;
      const { columns: all, rules: by } = live.current;
      const column = all[now.place.index];
      if (!drop || !column || !by) return setSaid("");
      const judgement = by.judge(now.dragged, column, now.place.span);
      setSaid(by.say(judgement));
      if (judgement.verdict !== "refused")
        by.onDrop(now.dragged, { column, index: now.place.index, span: now.place.span, judgement });
    },
    [parts],
  );

  const minuteAt = (clientY: number): number => {
    const top = parts.grid.current?.getBoundingClientRect().top ?? 0;
    return live.current.firstMinute + (clientY - top) / MINUTE_PX;
  };
  const columnAt = (clientX: number): number | null => {
    const cells = parts.grid.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [];
    for (const cell of cells) {
      const { left, right } = cell.getBoundingClientRect();
      if (clientX >= left && clientX < right) return Number(cell.dataset["column"]);
    }
    return null;
  };

  const placeAt = (clientX: number, clientY: number): void => {
    const now = state.current;
    const { columns: all, rules: by } = live.current;
    if (!now || !by) return;
    const step = by.stepOf(now.dragged);
    const pointer = minuteAt(clientY);
    const { dragged: what } = now;
    if (what.kind === "move") {
      const index = columnAt(clientX) ?? now.place.index;
      const length = what.placed.to - what.placed.from;
      now.place = { index, span: landing({ pointer, grab: now.grab, length }, step, all[index]?.open ?? []) };
    } else if (what.kind === "resize")
      now.place = { index: what.column, span: stretched(what.placed.from, pointer, step, LEAST_MIN) };
    else now.place = { index: what.column, span: pulled(what.anchor, pointer, step) };
    show();
  };

  const begin = (what: Dragged, span: Span, grab: number, by: "pointer" | "keys") => {
    state.current = { dragged: what, place: { index: what.column, span }, grab, by };
    setDragged(what);
    show();
  };

  return { parts, dragged, said, live, state, stop, show, begin, end, minuteAt, columnAt, placeAt };
}
