"use client";

import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 250;

/** What is typed, at once in its field and after a pause where it counts. What is set from elsewhere shows in the field. */
export function useTyped(settled: string, settle: (typed: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(settled);
  const [known, setKnown] = useState(settled);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== settled) {
    setKnown(settled);
    // A space at the end is still being typed.
    if (typed.trim() !== settled) setTyped(settled);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    typed,
    (next) => {
      setTyped(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => settle(next.trim()), PAUSE_MS);
    },
  ];
}
