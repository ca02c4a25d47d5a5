"use client";

import { LayoutGrid, Plus, Rows3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import type { Fleet } from "../queries/fleet.ts";
import type { ListedSite } from "../queries/sites.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FleetCard } from "./fleet-card.tsx";
import { FleetTable } from "./fleet-table.tsx";
import { MachineForm } from "./machine-form.tsx";
import { FLEET_FILTERS, isAmong, matches, useFleetView } from "./use-fleet-view.ts";
import { useLiveMachines } from "./use-live-machines.ts";

const PAGE = 48;
const EVERY_MS = 60_000;

type Props = { initial: Fleet; sites: readonly ListedSite[]; timeZone: string; editable: boolean };

/** Every machine: which of them is worth driving to. */
export function FleetScreen({ initial, sites, timeZone, editable }: Props) {
  const t = useTranslations("machines.fleet");
  const utils = api.useUtils();
  const [view, change] = useFleetView();
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState(PAGE);
  // Heartbeats that bring nothing new are not announced; their readings are fetched by the minute.
  const { data: fleet } = api.machines.fleet.useQuery(undefined, { initialData: initial, refetchInterval: EVERY_MS });
  useLiveMachines(useCallback(() => void utils.machines.fleet.invalidate(), [utils]));

  const here = fleet.machines.filter((machine) => matches(machine, view));
  const found = here.filter((machine) => isAmong(machine, view.filter));
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const form = adding ? (
    <MachineForm
      machine={null}
      sites={sites}
      timeZone={timeZone}
      onClose={() => setAdding(false)}
      onSaved={() => void utils.machines.fleet.invalidate()}
    />
  ) : null;
  if (fleet.machines.length === 0)
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
            count: here.filter((machine) => isAmong(machine, filter)).length,
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
              ]}
            />
          </div>
        </div>
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title={t("nothingTitle")}
          description={t("nothingText")}
          action={
            <Button variant="outline" onClick={() => change({ filter: "all", site: "", q: "" })}>
              {t("clear")}
            </Button>
          }
        />
      ) : view.as === "table" ? (
        <FleetTable machines={found} fleet={fleet} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 sm:gap-4 xl:grid-cols-3">
          {found.slice(0, shown).map((machine) => (
            <li key={machine.id}>
              <FleetCard machine={machine} fleet={fleet} />
            </li>
          ))}
        </ul>
      )}
      {view.as === "cards" && found.length > shown ? (
        <Button variant="outline" className="justify-self-center" onClick={() => setShown(shown + PAGE)}>
          {t("more")}
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
