"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readStockView, type StockChoices } from "./asked-stock.ts";

const USUAL: Record<string, string> = { state: "all", machine: "", product: "" };

/** The choices of the stock screen, kept in its address. */
export function useStockView(): [StockChoices, (change: Partial<StockChoices>) => void] {
  const params = useSearchParams();
  const view = useMemo(() => readStockView((key) => params.get(key)), [params]);
  const change = useCallback((next: Partial<StockChoices>) => {
    const query = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(next)) {
      if (value === USUAL[key]) query.delete(key);
      else query.set(key, value);
    }
    window.history.replaceState(null, "", query.size > 0 ? `?${query.toString()}` : window.location.pathname);
  }, []);
  return [view, change];
}
