"use client";

import { useCallback, useEffect, useRef, type RefObject } from "react";
import { sideways } from "../domain/calendar-sight.ts";

const GUTTER_PX = 64;
const MARGIN_PX = 12;
/** Narrower than this a panel comes from below. */
const FROM_THE_SIDE_PX = 768;

/**
 * A panel lies over the grid's right side instead of pushing it together. What it is about (the appointment that is open, or
 * the column in which one is being made) comes out from under it, and nothing moves that shows already.
 */
export function useUncovered(
  scroller: RefObject<HTMLElement | null>,
  covered: boolean,
  selected: string | null,
): (cell: HTMLElement) => void {
  const eye = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!covered || window.innerWidth < FROM_THE_SIDE_PX) return;
    // One frame on, when the panel is there: it slides in, so its width is asked for and not its place.
    const frame = requestAnimationFrame(() => {
      const box = scroller.current;
      const panel = [...document.querySelectorAll<HTMLElement>('[data-slot="sheet"][data-state="open"]')].at(-1);
      const what = selected ? box?.querySelector("[data-selected]") : eye.current;
      if (!box || !panel || !what?.isConnected) return;
      const by = sideways(what.getBoundingClientRect(), {
        left: box.getBoundingClientRect().left + GUTTER_PX,
        right: window.innerWidth - panel.offsetWidth - MARGIN_PX,
      });
      if (by > 0) box.scrollBy({ left: by });
    });
    return () => cancelAnimationFrame(frame);
  }, [scroller, covered, selected]);
  return useCallback((cell) => void (eye.current = cell), []);
}
