"use client";

import { useEffect, useState } from "react";

/** Counts down from when the component appeared. By the clock, since timers of a hidden tab come late. */
export function useSecondsLeft(from: number): number {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const until = Date.now() + from * 1_000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [from]);
  return left;
}
