"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type FleetView, readFleetView, USUAL_FLEET } from "./asked-fleet.ts";

/** What the fleet shows is its address: it can be sent, bookmarked, and gone back to. */
export function useFleetView(): [FleetView, (change: Partial<FleetView>) => void] {
  const params = useSearchParams();
  const view = useMemo(() => readFleetView((key) => params.get(key)), [params]);
  const change = useCallback((next: Partial<FleetView>) => {
    const query = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(next)) {
      if (value === USUAL_FLEET[key as keyof FleetView]) query.delete(key);
      else query.set(key, value);
    }
    window.history.replaceState(null, "", query.size > 0 ? `?${query.toString()}` : window.location.pathname);
  }, []);
  return [view, change];
}
