"use client";

import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { landing, pulled, stretched, type Span } from "../../domain/calendar-drag.ts";
import { clock } from "../../domain/calendar-layout.ts";
import { blockIdOf, idOf, type Column, type Placed } from "../calendar-columns.ts";
import type { Dragged, DragRules } from "./drag-types.ts";
import { MINUTE_PX } from "../event-style.ts";

const FAR_PX = 5;
const LONG_PRESS_MS = 380;
const EDGE_PX = 44;
const LEAST_MIN = 5;

type Parts = {
  grid: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
  ghost: RefObject<HTMLDivElement | null>;
};
type Place = { index: number; span: Span };

/**
 * Taking hold of things on the grid: with the mouse, with a finger that rests first, with Alt and the arrows. The ghost is
 * moved without a render; React hears of the beginning and the end alone.
 */
export function useDrag(parts: Parts, columns: readonly Column[], firstMinute: number, rules: DragRules | undefined) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [said, setSaid] = useState("");
  const live = useRef({ columns, firstMinute, rules });
  const state = useRef<{ dragged: Dragged; place: Place; grab: number; by: "pointer" | "keys" } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  /** A click follows the release: it is no click on what lies beneath. */
  const justDropped = useRef(false);
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

  const onPointerDown = (event: PointerEvent) => {
    const by = live.current.rules;
    if (!by || event.button !== 0 || !event.isPrimary || state.current) return;
    const target = event.target instanceof Element ? event.target : null;
    const index = columnAt(event.clientX);
    const column = index === null ? undefined : live.current.columns[index];
    if (!target || index === null || !column) return;
    const what = whatIs(target, column, index, event.shiftKey, minuteAt(event.clientY), by);
    if (!what) return;
    const from = { x: event.clientX, y: event.clientY };
    const last = { ...from };
    const grab = "placed" in what ? minuteAt(from.y) - what.placed.from : 0;
    const span =
      what.kind === "move" || what.kind === "resize"
        ? { from: what.placed.from, to: what.placed.to }
        : pulled(what.anchor, what.anchor, by.stepOf(what));
    const touch = event.pointerType !== "mouse";
    const start = () => {
      begin(what, span, grab, "pointer");
      if (touch) navigator.vibrate?.(12);
    };
    const press = touch ? setTimeout(start, LONG_PRESS_MS) : undefined;
    let frame = 0;
    const scrollAtEdge = () => {
      const box = parts.scroller.current;
      if (!box || !state.current) return;
      const { top, bottom } = box.getBoundingClientRect();
      const pull = last.y > bottom - EDGE_PX ? 1 : last.y < top + EDGE_PX + 48 ? -1 : 0;
      if (pull) {
        box.scrollTop += pull * 9;
        placeAt(last.x, last.y);
      }
      frame = requestAnimationFrame(scrollAtEdge);
    };
    const onMove = (move: globalThis.PointerEvent) => {
      if (move.pointerId !== event.pointerId) return;
      Object.assign(last, { x: move.clientX, y: move.clientY });
      const far = Math.hypot(last.x - from.x, last.y - from.y) > FAR_PX;
      if (!state.current) {
        if (!far) return;
        // A finger that moves before it has rested scrolls.
        if (touch) return cleanUp();
        start();
      }
      if (!frame) frame = requestAnimationFrame(scrollAtEdge);
      placeAt(last.x, last.y);
    };
    const onUp = (up: globalThis.PointerEvent) => {
      if (up.pointerId !== event.pointerId) return;
      if (!state.current) return cleanUp();
      justDropped.current = true;
      setTimeout(() => (justDropped.current = false), 0);
      const rested = touch && what.kind === "create" && Math.hypot(last.x - from.x, last.y - from.y) <= FAR_PX;
      end(up.type === "pointerup" && !rested);
      if (rested) live.current.rules?.onRest(from);
    };
    const onKey = (key: globalThis.KeyboardEvent) => {
      if (key.key !== "Escape" || !state.current) return;
      key.preventDefault();
      key.stopPropagation();
      justDropped.current = true;
      end(false);
    };
    const onTouch = (move: TouchEvent) => state.current && move.cancelable && move.preventDefault();
    const cleanUp = () => {
      clearTimeout(press);
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onUp);
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("touchmove", onTouch);
      stop.current = null;
    };
    stop.current = cleanUp;
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onUp);
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("touchmove", onTouch, { passive: false });
  };

  /** Alt and the arrows move what has the focus; with Shift they change its end, or take it a column on. Enter drops it. */
  const onKeyDown = (event: KeyboardEvent) => {
    const { columns: all, rules: by } = live.current;
    if (!by) return;
    const now = state.current;
    if (now?.by === "keys" && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return end(false);
      // Where it may not be it is not dropped: the ghost says why, and waits for another place.
      const column = all[now.place.index];
      const refused = column && by.judge(now.dragged, column, now.place.span).verdict === "refused";
      return refused ? show() : end(true);
    }
    const arrow = ARROWS[event.key];
    if (!event.altKey || !arrow) return;
    const id = event.target instanceof HTMLElement ? event.target.dataset["id"] : undefined;
    const found = id ? findPlaced(all, id) : null;
    if (!found || !by.canMove(found.placed)) return;
    event.preventDefault();
    event.stopPropagation();
    const kind = event.shiftKey && arrow.minutes !== 0 ? ("resize" as const) : ("move" as const);
    if (
      now?.by !== "keys" ||
      !("placed" in now.dragged) ||
      blockIdOf(now.dragged.placed.appointment) !== id ||
      now.dragged.kind !== kind
    )
      begin(
        { kind, placed: found.placed, column: found.index },
        { from: found.placed.from, to: found.placed.to },
        0,
        "keys",
      );
    const under = state.current;
    if (!under) return;
    const step = by.stepOf(under.dragged);
    const { span, index } = under.place;
    if (kind === "resize")
      under.place = { index, span: stretched(span.from, span.to + arrow.minutes * step, LEAST_MIN, LEAST_MIN) };
    else {
      const length = span.to - span.from;
      const from = Math.min(1440 - length, Math.max(0, span.from + arrow.minutes * step));
      under.place = {
        index: Math.min(all.length - 1, Math.max(0, index + arrow.columns)),
        span: { from, to: from + length },
      };
    }
    show();
  };

  return {
    dragged,
    said,
    onPointerDown,
    onKeyDown,
    onBlur: () => state.current?.by === "keys" && end(false),
    wasDrop: () => justDropped.current,
    isDragging: () => state.current !== null,
  };
}

const ARROWS: Record<string, { minutes: -1 | 0 | 1; columns: -1 | 0 | 1 }> = {
  ArrowUp: { minutes: -1, columns: 0 },
  ArrowDown: { minutes: 1, columns: 0 },
  ArrowLeft: { minutes: 0, columns: -1 },
  ArrowRight: { minutes: 0, columns: 1 },
};

function whatIs(
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

function findPlaced(columns: readonly Column[], id: string): { placed: Placed; index: number } | null {
  for (const [index, column] of columns.entries()) {
    const placed = placedIn(column, id);
    if (placed) return { placed, index };
  }
  return null;
}
