"use client";

import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { formatDateShort } from "#lib/time.ts";
import { Card } from "#ui/card.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { SalesReport } from "../queries/sales-report.ts";
import { bucketName } from "./bucket-name.ts";
import { BucketTable } from "./bucket-table.tsx";
import { METRICS, type Metric, of, type Pressed, written } from "./metrics.ts";
import type { ReportView } from "./asked-report.ts";

const SalesBars = dynamic(() => import("./sales-bars.tsx"), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

type Props = {
  report: SalesReport;
  view: ReportView;
  change: (change: Partial<ReportView>) => void;
  onOpen: (pressed: Pressed) => void;
};

/** The period day by day, as a picture or as its table. */
export function SalesChart({ report, view, change, onOpen }: Props) {
  const t = useTranslations("inventory.sales");
  const locale = useLocale();
  const { metric } = view;
  const name = t(`metrics.${metric}`);
  const title = t(report.unit === "hour" ? "chart.byHour" : "chart.byDay");
  const openBucket = (index: number, which: Metric | "sales" = metric) => {
    const bucket = report.buckets[index];
    if (!bucket) return;
    onOpen({
      title: `${t(`metrics.${which}`)} · ${bucketName(bucket.key, locale)}`,
      metric: which,
      filter: {
        since: bucket.since,
        before: bucket.before,
        ...(report.machineId && { machineId: report.machineId }),
        ...(report.productId && { productId: report.productId }),
      },
    });
  };
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-0.5">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="text-[0.8125rem] text-muted-foreground">
            {name}
            {metric === "units" ? "" : `, ${report.currency}`} ·{" "}
            {report.from === report.to
              ? formatDateShort(report.from, locale)
              : t("chart.span", { from: formatDateShort(report.from, locale), to: formatDateShort(report.to, locale) })}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:w-full">
          <SegmentedControl<Metric>
            label={t("metric")}
            className="max-sm:w-full"
            value={metric}
            onValueChange={(next) => change({ metric: next })}
            segments={METRICS.map((value) => ({ value, label: t(`metrics.${value}`) }))}
          />
          <SegmentedControl
            label={t("chart.view")}
            className="max-sm:w-full"
            value={view.as}
            onValueChange={(as) => change({ as })}
            segments={(["picture", "table"] as const).map((value) => ({ value, label: t(`chart.${value}`) }))}
          />
        </div>
      </div>
      {view.as === "table" ? (
        <BucketTable report={report} title={title} onOpen={openBucket} />
      ) : (
        <figure className="grid gap-3">
          <div role="img" aria-label={summaryOf(report, metric, name, t, locale)} className="h-60 w-full sm:h-72">
            <SalesBars report={report} metric={metric} onOpen={openBucket} />
          </div>
          <figcaption className="flex flex-wrap items-center gap-x-5 gap-y-1 text-[0.8125rem] text-muted-foreground">
            <span className="inline-flex items-center gap-2">
              <span aria-hidden className="size-2.5 rounded-[3px] bg-event-1" /> {t("chart.now")}
            </span>
            <span className="inline-flex items-center gap-2">
              <span aria-hidden className="w-4 border-t-2 border-dashed border-event-2" /> {t("chart.then")}
            </span>
            <span className="ml-auto max-sm:hidden">{t("chart.hint")}</span>
          </figcaption>
        </figure>
      )}
    </Card>
  );
}

function summaryOf(
  report: SalesReport,
  metric: Metric,
  name: string,
  t: ReturnType<typeof useTranslations<"inventory.sales">>,
  locale: string,
): string {
  if (report.total.sales === 0) return t("chart.nameEmpty", { metric: name });
  const best = report.buckets.reduce((most, bucket) => (of(bucket.now, metric) > of(most.now, metric) ? bucket : most));
  const write = (value: number) => written(value, metric, report.currency, locale);
  return t("chart.name", {
    metric: name,
    unit: report.unit,
    total: write(of(report.total, metric)),
    best: write(of(best.now, metric)),
    when: bucketName(best.key, locale),
  });
}
