"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { plain } from "#lib/plain.ts";
import type { FleetMachine } from "../queries/fleet.ts";

export const FLEET_FILTERS = ["all", "attention", "online", "offline", "pending", "archived"] as const;
export type FleetFilter = (typeof FLEET_FILTERS)[number];
export type FleetView = { as: "cards" | "table"; filter: FleetFilter; site: string; q: string };

/** What the fleet shows is its address: it can be sent, bookmarked, and gone back to. */
export function useFleetView(): [FleetView, (change: Partial<FleetView>) => void] {
  const params = useSearchParams();
  const [as, filter, site, q] = ["as", "filter", "site", "q"].map((key) => params.get(key));
  const view = useMemo<FleetView>(
    () => ({
      as: as === "table" ? "table" : "cards",
      filter: FLEET_FILTERS.find((each) => each === filter) ?? "all",
      site: site ?? "",
      q: q ?? "",
    }),
    [as, filter, site, q],
  );
  const change = useCallback((next: Partial<FleetView>) => {
    const query = new URLSearchParams(window.location.search);
    const usual: Record<string, string> = { as: "cards", filter: "all", site: "", q: "" };
    for (const [key, value] of Object.entries(next)) {
      if (value === usual[key]) query.delete(key);
      else query.set(key, value);
    }
    window.history.replaceState(null, "", query.size > 0 ? `?${query.toString()}` : window.location.pathname);
  }, []);
  return [view, change];
}

export const lacks = ({ levels }: FleetMachine): boolean => levels.some(({ state }) => state !== "ok");

/** Whether a machine is one of those: what is archived is only ever shown by itself. */
export function isAmong(machine: FleetMachine, filter: FleetFilter): boolean {
  if (filter === "archived" || machine.archived) return filter === "archived" && machine.archived;
  if (filter === "attention") return machine.status === "offline" || machine.alerts > 0 || lacks(machine);
  if (filter === "pending") return machine.pending;
  return filter === "all" || machine.status === filter;
}

export function matches(machine: FleetMachine, { site, q }: FleetView): boolean {
  const words = plain([machine.name, machine.location, machine.site?.name ?? "", machine.model ?? ""].join(" "));
  return (site === "" || machine.site?.id === site) && words.includes(plain(q.trim()));
}
