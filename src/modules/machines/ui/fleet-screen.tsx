"use client";

import { LayoutGrid, Map as MapIcon, Plus, Rows3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import type { FleetPage } from "../queries/fleet-page.ts";
import type { ListedSite } from "../queries/sites.ts";
import { FLEET_FILTERS, FLEET_ORDERS, type FleetOrder, type FleetPageOf } from "../schemas.ts";
import { fleetPageOf } from "./asked-fleet.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FleetCards } from "./fleet-cards.tsx";
import { FleetMapPanel } from "./fleet-map-panel.tsx";
import { FleetTable } from "./fleet-table.tsx";
import { MachineForm } from "./machine-form.tsx";
import { useFleet } from "./use-fleet.ts";
import { useFleetView } from "./use-fleet-view.ts";

/** So many before the end of what was fetched, the next page is asked for. */
const AHEAD = 12;

type Props = {
  initial: FleetPage;
  asked: FleetPageOf;
  sites: readonly ListedSite[];
  timeZone: string;
  editable: boolean;
};

/** Every machine: which of them is worth driving to. */
export function FleetScreen({ initial, asked, sites, timeZone, editable }: Props) {
  const t = useTranslations("machines.fleet");
  const [view, change] = useFleetView();
  const [adding, setAdding] = useState(false);
  const typed = useDeferredValue(view);
  const wanted = useMemo(() => fleetPageOf(typed), [typed]);
  const { pages, first: fleet, machines, refresh } = useFleet(wanted, { page: initial, asked });
  const found = fleet.counts[view.filter];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const onEnd = useCallback(
    (end: number) => {
      // Only whoever has scrolled past the first page's beginning wants more of it by itself.
      if (window.scrollY > 0 && hasNextPage && !isFetchingNextPage && end >= machines.length - AHEAD)
        void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, machines.length],
  );
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const form = adding ? (
    <MachineForm machine={null} sites={sites} timeZone={timeZone} onClose={() => setAdding(false)} onSaved={refresh} />
  ) : null;
  if (fleet.counts.all + fleet.counts.archived === 0 && view.q === "" && view.site === "")
    return (
      <div className="grid max-w-6xl gap-6">
        <PageHeader title={t("title")} description={t("description")} />
        <EmptyState
          title={t("emptyTitle")}
          description={editable ? t("emptyText") : t("emptyReader")}
          action={editable ? add : null}
        />
        {form}
      </div>
    );

  return (
    <div className="grid max-w-7xl grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader title={t("title")} description={t("description")} actions={editable ? add : null} />
      <div className="grid gap-3">
        <FilterChips
          label={t("filter")}
          value={view.filter}
          onChange={(filter) => change({ filter })}
          choices={FLEET_FILTERS.map((filter) => ({
            value: filter,
            label: t(`filters.${filter}`),
            count: fleet.counts[filter],
          })).filter(({ value, count }) => count > 0 || value === "all" || value === view.filter)}
        />
        <div className="grid gap-2 sm:flex sm:items-center">
          <SearchField
            label={t("search")}
            value={view.q}
            onChange={(q) => change({ q })}
            className="flex-1 sm:max-w-xs"
          />
          <div className="flex items-center gap-2 sm:flex-1">
            {sites.length > 0 ? (
              <NativeSelect
                aria-label={t("site")}
                className="sm:max-w-56"
                value={view.site}
                onChange={(event) => change({ site: event.target.value })}
              >
                <option value="">{t("allSites")}</option>
                {sites
                  .filter(({ archived }) => !archived)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </NativeSelect>
            ) : null}
            <NativeSelect
              aria-label={t("order")}
              className="sm:max-w-52"
              value={view.order}
              onChange={(event) => change({ order: event.target.value as FleetOrder })}
            >
              {FLEET_ORDERS.filter((order) => order !== "today" || machines.some(({ today }) => today !== null)).map(
                (order) => (
                  <option key={order} value={order}>
                    {t(`orders.${order}`)}
                  </option>
                ),
              )}
            </NativeSelect>
            <SegmentedControl
              label={t("as")}
              className="ml-auto shrink-0"
              value={view.as}
              onValueChange={(as) => change({ as })}
              segments={[
                {
                  value: "cards",
                  label: <View icon={<LayoutGrid aria-hidden className="size-4" />} word={t("cards")} />,
                },
                { value: "table", label: <View icon={<Rows3 aria-hidden className="size-4" />} word={t("table")} /> },
                { value: "map", label: <View icon={<MapIcon aria-hidden className="size-4" />} word={t("map")} /> },
              ]}
            />
          </div>
        </div>
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: found })}
      </p>
      {view.as === "map" ? (
        <FleetMapPanel site={view.site} q={view.q} />
      ) : found === 0 ? (
        <EmptyState
          title={t("nothingTitle")}
          description={t("nothingText")}
          action={
            <Button variant="outline" onClick={() => change({ filter: "all", site: "", q: "" })}>
              {t("clear")}
            </Button>
          }
        />
      ) : (
        <div
          aria-busy={pages.isPlaceholderData || undefined}
          className={pages.isPlaceholderData ? "opacity-60" : undefined}
        >
          {view.as === "table" ? (
            <FleetTable machines={machines} found={found} fleet={fleet} onEnd={onEnd} />
          ) : (
            <FleetCards machines={machines} found={found} fleet={fleet} onEnd={onEnd} />
          )}
        </div>
      )}
      {view.as !== "map" && hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("moreOf", { shown: machines.length, count: found })}
        </Button>
      ) : null}
      {form}
    </div>
  );
}

const View = ({ icon, word }: { icon: React.ReactNode; word: string }) => (
  <>
    {icon}
    <span className="max-sm:sr-only">{word}</span>
  </>
);
