"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

/** The page that this tab last showed; nothing yet while the first one loads, where the browser knows what to do. */
let shown: string | null = null;
/** A page of which only the frame is here brings its heading later. */
const PATIENCE_MS = 10_000;

/**
 * Whoever goes on by keyboard or listens to the screen starts each page at its heading: the button they pressed went with the
 * page before, and the focus with it. It is left where somebody has put it meanwhile.
 */
export function FocusHeading() {
  const path = usePathname();
  useEffect(() => {
    const isFirst = shown === null;
    const isSame = shown === path;
    shown = path;
    if (isFirst || isSame || focusHeading()) return;
    const arriving = new MutationObserver(() => {
      if (focusHeading()) arriving.disconnect();
    });
    arriving.observe(document.body, { childList: true, subtree: true });
    const enough = setTimeout(() => arriving.disconnect(), PATIENCE_MS);
    return () => {
      clearTimeout(enough);
      arriving.disconnect();
    };
  }, [path]);
  return null;
}

/** Whether there is nothing left to do. */
function focusHeading(): boolean {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) return true;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.style.outline = "none";
  heading.focus({ preventScroll: true });
  return true;
}
