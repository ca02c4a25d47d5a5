"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readReport, type ReportView } from "./asked-report.ts";

const USUAL: Record<string, string> = { period: "30", metric: "minor", as: "picture" };

/** The choices of the sales screen, kept in its address. */
export function useReport(): [ReportView, (change: Partial<ReportView>) => void] {
  const params = useSearchParams();
  const view = useMemo(() => readReport((key) => params.get(key)), [params]);
  const change = useCallback((next: Partial<ReportView>) => {
    const query = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(next)) {
      if (value === (USUAL[key] ?? "")) query.delete(key);
      else query.set(key, value);
    }
    window.history.replaceState(null, "", query.size > 0 ? `?${query.toString()}` : window.location.pathname);
  }, []);
  return [view, change];
}
