"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { keepPreviousData } from "@tanstack/react-query";
import type { Reading } from "../queries/readings.ts";
import { READING_SPANS } from "../schemas.ts";
import { ChartCard } from "./chart-card.tsx";

const ReadingLine = dynamic(() => import("./reading-line.tsx").then((chart) => chart.ReadingLine), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

type Props = { machineId: string; timeZone: string };
/** Below it a modem begins to lose what it sends. */
const WEAK_DBM = -100;

type Field = "temperatureC" | "signalDbm";

/** How warm it was and how well it heard, as its heartbeats said. */
export function ClimateTab({ machineId, timeZone }: Props) {
  const t = useTranslations("machines.climate");
  const locale = useLocale();
  const format = useFormatter();
  const [span, setSpan] = useState<(typeof READING_SPANS)[number]>("day");
  const { data } = api.machines.readings.useQuery({ machineId, span }, { placeholderData: keepPreviousData });
  const points = data?.points ?? [];
  const known = points.filter(({ temperatureC, signalDbm }) => temperatureC !== null || signalDbm !== null);

  const chart = (field: Field, unit: string, color: string, threshold?: { at: number; label: string }) => {
    const values = known.flatMap((point) => (point[field] === null ? [] : [point[field]]));
    const last = known.findLast((point) => point[field] !== null);
    const written = (value: number) => `${format.number(value, { maximumFractionDigits: 1 })} ${unit}`;
    return (
      <ChartCard
        title={`${t(field)} · ${t(`spans.${span}`)}`}
        summary={
          values.length > 1
            ? t("range", { least: written(Math.min(...values)), most: written(Math.max(...values)) })
            : values.length === 1
              ? `${t("once")}: ${written(values[0] ?? 0)}`
              : t("none")
        }
        chart={
          values.length > 1 && data ? (
            <ReadingLine
              points={points}
              span={data}
              field={field}
              color={color}
              unit={unit}
              {...(threshold && { threshold })}
              timeZone={timeZone}
              byDay={span !== "day"}
            />
          ) : last ? (
            // One reading is a number: a line of one point is none.
            <p className="grid h-full place-content-center gap-1 text-center">
              <span className="text-4xl font-semibold tabular-nums">{written(last[field] ?? 0)}</span>
              <span className="text-sm text-muted-foreground">{formatDayTime(last.at, timeZone, locale)}</span>
            </p>
          ) : null
        }
        table={{
          head: [t("when"), t(field)],
          rows: known
            .filter((point) => point[field] !== null)
            .toReversed()
            .map((point: Reading) => [formatDayTime(point.at, timeZone, locale), written(point[field] ?? 0)]),
        }}
      />
    );
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <SegmentedControl
        label={t("span")}
        className="justify-self-start"
        value={span}
        onValueChange={setSpan}
        segments={READING_SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
      />
      {!data ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Skeleton className="h-88 rounded-xl" />
          <Skeleton className="h-88 rounded-xl" />
        </div>
      ) : known.length === 0 ? (
        <EmptyState heading="h2" title={t("emptyTitle")} description={t("emptyText")} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          {chart("temperatureC", "°C", "var(--event-2)")}
          {chart("signalDbm", "dBm", "var(--event-7)", { at: WEAK_DBM, label: t("weak") })}
        </div>
      )}
    </div>
  );
}
