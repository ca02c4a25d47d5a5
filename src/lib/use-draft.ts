"use client";

import { useCallback, useEffect, useState } from "react";

/**
 * Text that is being written, kept for this tab: it survives a reload, another language and a session that ended. Read after
 * the first paint, since the server knows nothing of it.
 */
export function useDraft(key: string): [string, (text: string) => void, () => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    const kept = read(key);
    if (kept) setText(kept);
  }, [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      keep(key, next);
    },
    [key],
  );
  const forget = useCallback(() => keep(key, ""), [key]);
  return [text, write, forget];
}

/** A browser that keeps nothing (private windows, a full disk) only loses what it would have lost anyway. */
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(`draft ${key}`);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(`draft ${key}`, text);
    else sessionStorage.removeItem(`draft ${key}`);
  } catch {
    // See above.
  }
}
