"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatDateShort } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { readReport, type ReportView } from "./asked-report.ts";
import type { Pressed } from "./metrics.ts";
import { RecentSales } from "./recent-sales.tsx";
import { ReportTiles } from "./report-tiles.tsx";
import { SalesChart } from "./sales-chart.tsx";

const SPANS = ["today", "7", "30", "90"] as const;

type Props = { machineId: string; onOpen: (pressed: Pressed) => void };

/** What one machine sold: the figures of the sales screen, narrowed to it, and its last sales as they came. */
export function MachineSales({ machineId, onOpen }: Props) {
  const t = useTranslations("inventory.machineSales");
  const words = useTranslations("inventory.sales");
  const locale = useLocale();
  const [view, setView] = useState<ReportView>(() => readReport(() => null));
  const span = SPANS.find((each) => each === view.period) ?? "30";
  const { data: report, isPlaceholderData } = api.figures.report.useQuery(
    { period: span, machineId },
    { placeholderData: (before) => before },
  );
  if (!report)
    return (
      <div className="grid gap-5">
        <Skeleton className="h-9 w-72 rounded-full" />
        <Skeleton className="h-32 rounded-xl" />
        <Skeleton className="h-80 rounded-xl" />
      </div>
    );
  const { earlier } = report;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          label={words("period")}
          className="max-sm:w-full"
          value={span}
          onValueChange={(period) => setView({ ...view, period })}
          segments={SPANS.map((value) => ({ value, label: words(`periods.${value}`) }))}
        />
        <Button asChild variant="ghost" size="sm">
          <Link href={{ pathname: "/staff/sales", query: { machine: machineId, period: span } }}>{t("all")}</Link>
        </Button>
      </div>
      {report.total.sales === 0 && report.totalEarlier.sales === 0 ? (
        <EmptyState
          heading="h2"
          className="rounded-2xl border border-dashed border-border"
          title={span === "90" ? t("emptyTitle") : words("noneTitle")}
          description={span === "90" ? t("emptyText") : t("noneText")}
          action={
            span === "90" ? null : (
              <Button variant="outline" onClick={() => setView({ ...view, period: "90" })}>
                {words("widen")}
              </Button>
            )
          }
        />
      ) : (
        <div
          aria-busy={isPlaceholderData || undefined}
          className={cn("grid grid-cols-[minmax(0,1fr)] gap-5 transition-opacity", isPlaceholderData && "opacity-60")}
        >
          <div className="grid gap-2">
            <ReportTiles report={report} onOpen={onOpen} />
            <p className="text-[0.8125rem] text-muted-foreground">
              {words("compared", {
                from: formatDateShort(earlier.from, locale),
                to: formatDateShort(earlier.to, locale),
                partial: String(earlier.partial),
              })}
            </p>
          </div>
          <SalesChart
            report={report}
            view={view}
            change={(change) => setView({ ...view, ...change })}
            onOpen={onOpen}
          />
          <RecentSales
            filter={{ since: report.since, before: report.before, machineId }}
            currency={report.currency}
            timeZone={report.timeZone}
          />
        </div>
      )}
    </div>
  );
}
