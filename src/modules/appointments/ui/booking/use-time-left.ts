import { useEffect, useRef, useState } from "react";

/**
 * Counts down from what was left when the page was made: the visitor's clock may be wrong, its pace is not. Calls `onEnd` once.
 */
export function useTimeLeft(leftMs: number, onEnd?: () => void): number {
  const [left, setLeft] = useState(leftMs);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    const end = performance.now() + leftMs;
    const timer = setInterval(() => {
      const rest = end - performance.now();
      setLeft(rest);
      if (rest <= 0) {
        clearInterval(timer);
        ended.current?.();
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [leftMs]);
  return left;
}

/** With less left than this it is worth a warning. */
export const SOON_MS = 2 * 60_000;
