"use client";

import { useRef, type PointerEvent } from "react";
import { pulled } from "../../domain/calendar-drag.ts";
import { whatIs } from "./drag-finding.ts";
import type { Drag } from "./drag-state.ts";

const FAR_PX = 5;
const LONG_PRESS_MS = 380;
const EDGE_PX = 44;

/** Taking hold with the mouse, or with a finger that rests first. */
export function useDragPointer({ parts, live, state, stop, begin, end, minuteAt, columnAt, placeAt }: Drag) {
  /** A click follows the release: it is no click on what lies beneath. */
  const justDropped = useRef(false);

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

  return { onPointerDown, wasDrop: () => justDropped.current };
}
