"use client";

import { useEffect, useRef } from "react";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Inside a menu, a list or a modal window the keys are its own. */
const elsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    '[role="menu"], [role="listbox"], [role="radiogroup"], [role="grid"], [role="alertdialog"], [data-modal]',
  ) !== null;

/** Single keys of a page: never while someone types, and never with a modifier. */
export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (typing(event.target) || elsewhere(event.target)) return;
      if (document.querySelector('[data-slot="dialog"][data-state="open"]')) return;
      latest.current[event.key]?.(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
