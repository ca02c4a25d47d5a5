"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api } from "#lib/trpc.tsx";
import type { FleetPage } from "../queries/fleet-page.ts";
import type { FleetPageOf } from "../schemas.ts";
import { useLiveMachines } from "./use-live-machines.ts";

const EVERY_MS = 120_000;
/** More changes than these are fetched as pages. */
const MOST_ROWS = 100;

/** The fleet page by page, each machine once. What changes is fetched alone, where it stands. */
export function useFleet(asked: FleetPageOf, initial: { page: FleetPage; asked: FleetPageOf }) {
  const utils = api.useUtils();
  const pages = api.machines.fleetPage.useInfiniteQuery(asked, {
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    ...(JSON.stringify(asked) === JSON.stringify(initial.asked) && {
      initialData: { pages: [initial.page], pageParams: [undefined] },
    }),
  });
  const all = pages.data?.pages;
  const machines = useMemo(
    () => [...new Map((all ?? []).flatMap((page) => page.machines).map((machine) => [machine.id, machine])).values()],
    [all],
  );
  const refresh = useCallback(
    async (changed: readonly string[] | null) => {
      const shown = new Set(machines.map(({ id }) => id));
      const ids = changed?.filter((id) => shown.has(id));
      if (!ids || ids.length > MOST_ROWS) return utils.machines.fleetPage.invalidate();
      if (ids.length === 0) return;
      const fresh = await utils.machines.fleetRows.fetch({ ids }, { staleTime: 0 });
      const byId = new Map(fresh.machines.map((machine) => [machine.id, machine]));
      utils.machines.fleetPage.setInfiniteData(
        asked,
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              now: fresh.now,
              machines: page.machines.map((machine) => ({ ...machine, ...byId.get(machine.id) })),
            })),
          },
      );
    },
    [utils, asked, machines],
  );
  useLiveMachines(useCallback((changed) => void refresh(changed), [refresh]));
  return {
    pages,
    first: all?.[0] ?? initial.page,
    machines,
    refresh: useCallback(() => void refresh(null), [refresh]),
  };
}
