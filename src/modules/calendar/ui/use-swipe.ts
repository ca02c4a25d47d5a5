"use client";

import { useRef, type TouchEvent } from "react";

const FAR_PX = 60;
/** Shorter than the rest with which a finger takes hold of an appointment. */
const QUICK_MS = 350;

/** A quick stroke of one finger to the side turns the page; not where that side scrolls. */
export function useSwipe(onTurn: (direction: -1 | 1) => void) {
  const from = useRef<{ x: number; y: number; at: number } | null>(null);
  return {
    onTouchStart: (event: TouchEvent) => {
      const finger = event.touches[0];
      const isAlone = event.touches.length === 1;
      from.current =
        finger && isAlone && !scrollsSideways(event.target, event.currentTarget)
          ? { x: finger.clientX, y: finger.clientY, at: event.timeStamp }
          : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const start = from.current;
      const finger = event.changedTouches[0];
      from.current = null;
      if (!start || !finger || event.timeStamp - start.at > QUICK_MS) return;
      const across = finger.clientX - start.x;
      if (Math.abs(across) < FAR_PX || Math.abs(across) < 2 * Math.abs(finger.clientY - start.y)) return;
      onTurn(across < 0 ? 1 : -1);
    },
  };
}

function scrollsSideways(target: EventTarget, until: Element): boolean {
  let element = target instanceof Element ? target : null;
  for (; element && element !== until; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible") return true;
  }
  return false;
}
