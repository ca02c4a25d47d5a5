"use client";

import { useCallback, useEffect, useState } from "react";

/**
 * Text that is being written, kept for this tab: it survives a reload, another language and a session that ended. Read after
 * the first paint, since the server knows nothing of it.
 */
export function useDraft(key: string): [string, (text: string) => void, () => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    const kept = readDraft(key);
    if (kept) setText(kept);
  }, [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      keepDraft(key, next);
    },
    [key],
  );
  const forget = useCallback(() => keepDraft(key, ""), [key]);
  return [text, write, forget];
}

/** A browser that keeps nothing (private windows, a full disk) only loses what it would have lost anyway. */
export function readDraft(key: string): string | null {
  try {
    return sessionStorage.getItem(`draft ${key}`);
  } catch {
    return null;
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(`draft ${key}`, text);
    else sessionStorage.removeItem(`draft ${key}`);
  } catch {
    // See above.
  }
}
