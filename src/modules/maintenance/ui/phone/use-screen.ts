"use client";

import { useCallback, useEffect, useState } from "react";

export type Screen = { name: "today" } | { name: "bag" } | { name: "scan" } | { name: "machine"; machineId: string };

/** The address of a screen, under the localized path of the visits. */
export function pathOf(base: string, screen: Screen): string {
  if (screen.name === "machine") return `${base}/${screen.machineId}`;
  return screen.name === "today" ? base : `${base}?screen=${screen.name}`;
}

function screenAt(base: string): Screen {
  const { pathname, search } = window.location;
  const machineId = pathname.startsWith(`${base}/`) ? pathname.slice(base.length + 1) : "";
  if (machineId) return { name: "machine", machineId };
  const name = new URLSearchParams(search).get("screen");
  return name === "bag" || name === "scan" ? { name } : { name: "today" };
}

/**
 * Which screen is shown. Addresses are the browser's history, but no request is made for them: the one page that is kept on
 * the phone is all of them. Null until the browser is known.
 */
export function useScreen(base: string): [Screen | null, (screen: Screen, replace?: boolean) => void] {
  const [screen, setScreen] = useState<Screen | null>(null);
  useEffect(() => {
    const read = () => setScreen(screenAt(base));
    read();
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, [base]);
  const go = useCallback(
    (next: Screen, replace = false) => {
      window.history[replace ? "replaceState" : "pushState"](null, "", pathOf(base, next));
      setScreen(next);
      window.scrollTo(0, 0);
    },
    [base],
  );
  return [screen, go];
}
