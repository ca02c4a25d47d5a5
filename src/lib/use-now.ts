"use client";

import { useEffect, useState } from "react";

/** The present, to the half minute. Begins with the server's, so that both draw the same first page. */
export function useNow(initial: number): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
