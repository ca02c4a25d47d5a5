"use client";

import { MapPinOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { plain } from "#lib/plain.ts";
import { api } from "#lib/trpc.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { moodOf, type Mood, type Place, placesOf } from "../domain/map-places.ts";
import type { FleetMap, MapMachine } from "../queries/fleet-map.ts";
import { StatusMark } from "./status-mark.tsx";
import { useLiveMachines } from "./use-live-machines.ts";

const SHAPE = 1.6;
const EVERY_MS = 120_000;

/** Where the machines stand: a mark for each place, as its worst machine is, and beside it the machines. */
export function FleetMapPanel({ site, q }: { site: string; q: string }) {
  const t = useTranslations("machines.map");
  const utils = api.useUtils();
  const [chosen, choose] = useState<string | null>(null);
  const { data } = api.machines.map.useQuery(undefined, { refetchInterval: EVERY_MS });
  useLiveMachines(useCallback(() => void utils.machines.map.invalidate(), [utils]));
  if (!data) return <Skeleton className="h-96 rounded-xl" />;
  const words = plain(q.trim());
  const machines = data.machines.filter(
    (each) =>
      (site === "" || each.siteId === site) &&
      plain(`${each.name} ${each.location} ${each.site ?? ""}`).includes(words),
  );
  const places = placesOf(machines, SHAPE);
  const here = places.find(({ key }) => key === chosen);
  const lost = machines.filter(({ latitude }) => latitude === null).length;
  if (places.length === 0) return <EmptyState heading="h2" title={t("emptyTitle")} description={t("emptyText")} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
      <Card className="grid gap-3 p-3 sm:p-4">
        <div
          role="group"
          aria-label={t("title")}
          style={{ aspectRatio: SHAPE }}
          className="relative w-full rounded-lg bg-muted/60 bg-[linear-gradient(var(--border)_1px,transparent_1px),linear-gradient(90deg,var(--border)_1px,transparent_1px)] bg-[size:12.5%_20%]"
        >
          {places.map((place) => (
            <Mark
              key={place.key}
              place={place}
              chosen={place.key === chosen}
              onChoose={() => choose(place.key === chosen ? null : place.key)}
            />
          ))}
        </div>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted-foreground">
          {(["offline", "attention", "well"] as const).map((mood) => (
            <span key={mood} className="inline-flex items-center gap-1.5">
              <span aria-hidden className={cn("size-3 rounded-full", colors[mood])} /> {t(`moods.${mood}`)}
            </span>
          ))}
          <span className="ml-auto">{t("northUp")}</span>
        </p>
        {lost > 0 ? (
          <p className="flex items-center gap-1.5 text-[0.8125rem] text-muted-foreground">
            <MapPinOff aria-hidden className="size-4 shrink-0" /> {t("lost", { count: lost })}
          </p>
        ) : null}
      </Card>
      <Standing machines={here ? here.machines : machines} all={here ? () => choose(null) : null} data={data} />
    </div>
  );
}

const colors: Record<Mood, string> = {
  offline: "bg-destructive text-destructive-foreground",
  attention: "bg-warning text-background",
  well: "bg-success text-background",
};

type MarkProps = { place: Place<MapMachine>; chosen: boolean; onChoose: () => void };

function Mark({ place: { x, y, mood, machines }, chosen, onChoose }: MarkProps) {
  const t = useTranslations("machines.map");
  const [first] = machines;
  const name = first?.site ?? first?.name ?? "";
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-label={t("place", { name, count: machines.length, mood: t(`moods.${mood}`) })}
      title={name}
      onClick={onChoose}
      style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
      className={cn(
        "absolute grid size-7 -translate-x-1/2 -translate-y-1/2 place-content-center rounded-full border-2 border-card text-xs font-semibold tabular-nums shadow-sm hover:z-10 focus-visible:z-10 coarse:size-9",
        colors[mood],
        chosen && "z-10 ring-3 ring-primary ring-offset-2 ring-offset-card",
      )}
    >
      {machines.length}
    </button>
  );
}

type StandingProps = { machines: readonly MapMachine[]; all: (() => void) | null; data: FleetMap };

/** The same as a list, the one most worth going to first. */
function Standing({ machines, all, data }: StandingProps) {
  const t = useTranslations("machines");
  const locale = useLocale();
  return (
    <Card className="overflow-hidden">
      <div className="flex items-center justify-between gap-3 border-b border-border px-4 py-3 text-sm">
        <h2 role="status" className="font-semibold">
          {t("fleet.found", { count: machines.length })}
        </h2>
        {all ? (
          <button type="button" onClick={all} className="rounded text-primary-text underline-offset-4 hover:underline">
            {t("map.all")}
          </button>
        ) : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-label={t("map.list")} className="max-h-112 divide-y divide-border overflow-y-auto">
        {machines.map((machine) => (
          <li key={machine.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm">
            <Link
              href={{ pathname: "/staff/machines/[id]", params: { id: machine.id } }}
              className="truncate font-medium underline-offset-4 hover:underline"
            >
              {machine.name}
            </Link>
            <StatusMark status={machine.status} />
            <span className="truncate text-[0.8125rem] text-muted-foreground">
              {machine.site ? `${machine.site} · ` : ""}
              {machine.location}
            </span>
            <span className="text-right text-[0.8125rem] text-muted-foreground tabular-nums">
              {machine.loss
                ? t("fleet.loss", { money: formatMoney(machine.loss, data.currency, locale) })
                : moodOf(machine) === "attention"
                  ? t("map.lacks", { empty: machine.empty, low: machine.low })
                  : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
