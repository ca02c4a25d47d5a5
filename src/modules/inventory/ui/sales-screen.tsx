"use client";

import { ArrowRight, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatDateShort } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useLiveMachines } from "#modules/machines/ui/use-live-machines.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { ReportOf } from "../figures-schemas.ts";
import type { SalesReport } from "../queries/sales-report.ts";
import { AsideLinesSheet } from "./aside-lines-sheet.tsx";
import type { Metric, Pressed } from "./metrics.ts";
import { type Ranked, Ranking } from "./ranking.tsx";
import { ReportFilters } from "./report-filters.tsx";
import { ReportTiles } from "./report-tiles.tsx";
import { SaleLinesSheet } from "./sale-lines-sheet.tsx";
import { SalesChart } from "./sales-chart.tsx";
import { reportOf } from "./asked-report.ts";
import { useReport } from "./use-report.ts";

type Props = { initial: SalesReport; asked: ReportOf };

/** What was sold: how much, when, where and of what; every number opens the sales that make it. */
export function SalesScreen({ initial, asked }: Props) {
  const t = useTranslations("inventory.sales");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const utils = api.useUtils();
  const [view, change] = useReport();
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const [asideOpen, setAsideOpen] = useState(false);
  const wanted = reportOf(view);
  const isFirst = JSON.stringify(wanted) === JSON.stringify(asked);
  const answer = api.figures.report.useQuery(wanted ?? asked, {
    enabled: wanted !== null,
    placeholderData: (before) => before,
    ...(isFirst && { initialData: initial }),
    refetchInterval: 120_000,
  });
  useLiveMachines(useCallback(() => void utils.figures.invalidate(), [utils]));
  const report = answer.data ?? initial;
  const { currency, earlier } = report;
  const narrowed = {
    ...(report.machineId && { machineId: report.machineId }),
    ...(report.productId && { productId: report.productId }),
  };
  const open = (key: "machineId" | "productId") => (row: Ranked, metric: Metric | "sales") =>
    setPressed({
      title: `${t(`metrics.${metric}`)} · ${row.name}`,
      metric,
      filter: { since: report.since, before: report.before, ...narrowed, [key]: row.id },
    });
  const isNarrow = report.machineId !== null || report.productId !== null;
  const isEmpty = report.total.sales === 0 && report.totalEarlier.sales === 0;

  if (report.choices.machines.length === 0)
    return (
      <div className="grid max-w-7xl gap-5">
        <PageHeader title={t("title")} description={t("description")} />
        <EmptyState
          title={t("emptyTitle")}
          description={t("emptyText")}
          action={
            <Button asChild>
              <Link href="/staff/machines">{t("toMachines")}</Link>
            </Button>
          }
        />
      </div>
    );

  return (
    <div className="grid max-w-7xl grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <Button asChild variant="ghost" className="max-sm:-ml-3">
              <Link href="/staff/sales/set-aside">{t("asideAll")}</Link>
            </Button>
            <Button asChild variant="outline">
              <a href={fileOf(wanted ?? asked, locale)} download>
                <Download aria-hidden /> {t("export")}
              </a>
            </Button>
          </>
        }
      />
      <ReportFilters view={view} change={change} report={report} wrong={wanted === null} />
      {report.aside > 0 ? (
        <Notice tone="warning">
          <button
            type="button"
            onClick={() => setAsideOpen(true)}
            className="inline-flex items-center gap-1.5 text-left font-medium underline-offset-4 hover:underline coarse:min-h-11"
          >
            {t("asideLink", { count: report.aside })} <ArrowRight aria-hidden className="size-4 shrink-0" />
          </button>
        </Notice>
      ) : null}
      {isEmpty ? (
        <EmptyState
          heading="h2"
          className="rounded-2xl border border-dashed border-border"
          title={t("noneTitle")}
          description={t(isNarrow || view.period === "custom" || view.period === "today" ? "noneText" : "emptyText")}
          action={
            <Button
              variant="outline"
              onClick={() => change({ period: "90", from: "", to: "", machine: "", product: "" })}
            >
              {t("widen")}
            </Button>
          }
        />
      ) : (
        <div
          aria-busy={answer.isPlaceholderData || undefined}
          className={cn(
            "grid grid-cols-[minmax(0,1fr)] gap-5 transition-opacity",
            answer.isPlaceholderData && "opacity-60",
          )}
        >
          <div className="grid gap-2">
            <ReportTiles report={report} onOpen={setPressed} />
            <p className="text-[0.8125rem] text-muted-foreground">
              {t("compared", {
                from: formatDateShort(earlier.from, locale),
                to: formatDateShort(earlier.to, locale),
                partial: String(earlier.partial),
              })}
            </p>
          </div>
          <SalesChart report={report} view={view} change={change} onOpen={setPressed} />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-2">
            <Ranking
              title={t("byMachine")}
              column={t("machine")}
              rows={report.machines}
              metric={view.metric}
              currency={currency}
              onOpen={open("machineId")}
              {...(!report.machineId && { onChoose: ({ id }: Ranked) => change({ machine: id }) })}
            />
            <Ranking
              title={t("byProduct")}
              column={t("product")}
              rows={report.products.map(({ name, ...row }) => ({ ...row, name: name[language] }))}
              metric={view.metric}
              currency={currency}
              onOpen={open("productId")}
              {...(!report.productId && { onChoose: ({ id }: Ranked) => change({ product: id }) })}
            />
          </div>
        </div>
      )}
      {pressed ? (
        <SaleLinesSheet
          pressed={pressed}
          currency={currency}
          timeZone={report.timeZone}
          onClose={() => setPressed(null)}
        />
      ) : null}
      {asideOpen ? (
        <AsideLinesSheet
          filter={{ since: report.since, before: report.before, waiting: true, ...narrowed }}
          currency={currency}
          timeZone={report.timeZone}
          onClose={() => setAsideOpen(false)}
        />
      ) : null}
    </div>
  );
}

const fileOf = (asked: ReportOf, locale: string): string =>
  `/api/sales.csv?${new URLSearchParams({ ...asked, locale }).toString()}`;
