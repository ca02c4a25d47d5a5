"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { ListAlerts } from "../schemas.ts";
import { readFilters, writeFilters } from "./filters.ts";

/** The filters and the alert that is looked at, kept in the address: going back and sharing a link keep them. */
export function useAlertFilters() {
  const search = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const filters = readFilters(Object.fromEntries(search));
  const shown = search.get("alert");
  const go = (next: ListAlerts, alert: string | null) => {
    const query = writeFilters(next, alert);
    router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false });
  };
  return {
    filters,
    shown,
    setFilters: (changes: Partial<ListAlerts>) => go({ ...filters, ...changes }, null),
    clear: () => go({ state: "active" }, null),
    show: (alert: string | null) => go(filters, alert),
  };
}
