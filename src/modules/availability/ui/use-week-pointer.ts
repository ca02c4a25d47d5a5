"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { clock, DAY_MINUTES, type Draft, newKey, type Period, snap, SNAP } from "./week-draft.ts";

export const HOUR_PX = 36;

type Kind = "paint" | "move" | "start" | "end";
type Gesture = { kind: Kind; window: Draft; anchor: number; moved: boolean };
type Waiting = { timer: ReturnType<typeof setTimeout>; x: number; y: number; begin: () => void };

/** How long a finger rests before it paints: shorter is a scroll, or a tap. */
const LONG_PRESS_MS = 280;
const TAP_SLOP_PX = 8;

type Options = {
  /** The seven columns, side by side, midnight to midnight. */
  columns: RefObject<HTMLDivElement | null>;
  weekdays: readonly number[];
  period: Period;
  onPut: (window: Draft) => void;
};

/** Painting, moving and stretching windows with a mouse, a pen or a finger. What is being drawn is `ghost`. */
export function useWeekPointer({ columns, weekdays, period, onPut }: Options) {
  const [ghost, setGhost] = useState<Draft | null>(null);
  const gesture = useRef<Gesture | null>(null);
  const waiting = useRef<Waiting | null>(null);

  const place = (event: { clientX: number; clientY: number }) => {
    const box = columns.current?.getBoundingClientRect();
    if (!box) return { weekday: 1, minute: 0 };
    const column = Math.floor(((event.clientX - box.left) / box.width) * 7);
    const minute = ((event.clientY - box.top) / HOUR_PX) * 60;
    return {
      weekday: weekdays[Math.min(6, Math.max(0, column))] ?? 1,
      minute: Math.min(DAY_MINUTES, Math.max(0, minute)),
    };
  };

  const show = (next: Gesture | null) => {
    gesture.current = next;
    setGhost(next?.window ?? null);
  };

  const stopWaiting = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };

  /** A finger first has to rest, or the page could not be scrolled; handles are only there to be pulled. */
  const begin = (event: PointerEvent, kind: Kind, window?: Draft) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const at = place(event);
    const { pointerId, currentTarget } = event;
    const start = Math.min(DAY_MINUTES - SNAP, Math.floor(at.minute / SNAP) * SNAP);
    const drawn = window ?? { key: newKey(), weekday: at.weekday, start, end: start + SNAP, ...period };
    const open = () => {
      if (currentTarget.isConnected) currentTarget.setPointerCapture(pointerId);
      show({ kind, window: drawn, anchor: kind === "move" ? at.minute - drawn.start : start, moved: false });
    };
    if (event.pointerType !== "touch" || kind === "start" || kind === "end") return open();
    const timer = setTimeout(() => {
      waiting.current = null;
      open();
    }, LONG_PRESS_MS);
    waiting.current = { timer, x: event.clientX, y: event.clientY, begin: open };
  };

  const onPointerMove = (event: PointerEvent) => {
    const held = waiting.current;
    if (held && Math.hypot(event.clientX - held.x, event.clientY - held.y) > TAP_SLOP_PX) stopWaiting();
    const current = gesture.current;
    if (!current) return;
    const at = place(event);
    show({ ...current, window: drawn(current, at), moved: true });
  };

  const onPointerUp = () => {
    const tapped = waiting.current;
    stopWaiting();
    if (tapped) tapped.begin();
    const done = gesture.current;
    if (!done) return;
    show(null);
    if (done.moved) onPut(done.window);
    // A click alone paints an hour; on a window it does nothing.
    else if (done.kind === "paint") onPut({ ...done.window, end: Math.min(done.window.start + 60, DAY_MINUTES) });
  };

  const cancel = () => {
    stopWaiting();
    show(null);
  };

  useEffect(() => {
    const element = columns.current;
    // React's own listeners are passive, and only this keeps the page still once a finger paints.
    const still = (event: TouchEvent) => {
      if (gesture.current) event.preventDefault();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      gesture.current = null;
      setGhost(null);
    };
    element?.addEventListener("touchmove", still, { passive: false });
    document.addEventListener("keydown", escape);
    return () => {
      element?.removeEventListener("touchmove", still);
      document.removeEventListener("keydown", escape);
    };
  }, [columns]);

  return { ghost, begin, handlers: { onPointerMove, onPointerUp, onPointerCancel: cancel } };
}

function drawn({ kind, window, anchor }: Gesture, at: { weekday: number; minute: number }): Draft {
  const minute = snap(at.minute);
  switch (kind) {
    case "paint":
      return minute > anchor
        ? { ...window, start: anchor, end: minute }
        : { ...window, start: Math.min(minute, anchor), end: anchor + SNAP };
    case "move": {
      const length = window.end - window.start;
      const start = Math.min(Math.max(snap(at.minute - anchor), 0), DAY_MINUTES - length);
      return { ...window, weekday: at.weekday, start, end: start + length };
    }
    case "start":
      return { ...window, start: Math.min(minute, window.end - SNAP) };
    case "end":
      return { ...window, end: Math.max(minute, window.start + SNAP) };
  }
}

export const label = ({ start, end }: { start: number; end: number }): string => `${clock(start)} – ${clock(end)}`;
