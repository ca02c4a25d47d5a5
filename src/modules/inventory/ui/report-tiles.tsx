"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDateShort } from "#lib/time.ts";
import { Figure } from "#ui/figure.tsx";
import type { SalesReport } from "../queries/sales-report.ts";
import { ChangeMark } from "./change-mark.tsx";
import { of, type Pressed, written, writtenOf } from "./metrics.ts";

type Props = { report: SalesReport; onOpen: (pressed: Pressed) => void };

/** The figures of the period, each beside what it was before; both open their sales. */
export function ReportTiles({ report, onOpen }: Props) {
  const t = useTranslations("inventory.sales");
  const locale = useLocale();
  const { currency, total, totalEarlier, earlier } = report;
  const narrowed = {
    ...(report.machineId && { machineId: report.machineId }),
    ...(report.productId && { productId: report.productId }),
  };
  const here = { since: report.since, before: report.before, ...narrowed };
  const perSale = writtenOf(total, "perSale", currency, locale);
  const tiles = (["minor", "units", "sales", "marginMinor"] as const).map((metric) => ({
    metric,
    name: t(`metrics.${metric}`),
  }));
  const span = t("beforeHint", {
    from: formatDateShort(earlier.from, locale),
    to: formatDateShort(earlier.to, locale),
  });
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-xl border border-border bg-border shadow-sm max-lg:gap-px lg:grid-cols-4 lg:gap-px">
      {tiles.map(({ metric, name }) => {
        const [now, before] = [of(total, metric), of(totalEarlier, metric)];
        const value = written(now, metric, currency, locale);
        const earlierValue = written(before, metric, currency, locale);
        return (
          <div key={metric} className="grid content-start gap-1.5 bg-card p-4 sm:p-5">
            <dt className="text-sm font-medium text-muted-foreground">{name}</dt>
            <dd className="grid gap-1.5">
              <span className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
                <Figure
                  label={t("open", { name, value })}
                  onOpen={() => onOpen({ title: name, metric, filter: here })}
                  className="font-display text-[1.375rem] leading-none font-semibold sm:text-[1.75rem]"
                >
                  {value}
                </Figure>
              </span>
              <span className="text-[0.8125rem] leading-snug text-muted-foreground">
                <ChangeMark now={now} before={before} className="mr-2" />
                <Figure
                  label={t("open", { name: `${name}, ${span}`, value: earlierValue })}
                  onOpen={() =>
                    onOpen({
                      title: `${name} · ${span}`,
                      metric,
                      filter: { since: earlier.since, before: earlier.before, ...narrowed },
                    })
                  }
                >
                  {t("before", { value: earlierValue })}
                </Figure>
                {metric === "marginMinor" && total.uncosted > 0 ? (
                  <Figure
                    label={t("open", { name: t("uncosted", { count: total.uncosted }), value: total.uncosted })}
                    onOpen={() =>
                      onOpen({ title: t("uncostedTitle"), metric: "units", filter: { ...here, only: "uncosted" } })
                    }
                    className="block min-h-6 text-left"
                  >
                    {t("uncosted", { count: total.uncosted })}
                  </Figure>
                ) : null}
                {metric === "sales" && total.sales > 0 ? (
                  <Figure
                    label={t("open", { name: t("average"), value: perSale })}
                    onOpen={() => onOpen({ title: t("average"), metric: "perSale", filter: here })}
                    className="block min-h-6 text-left"
                  >
                    {t("perSale", { value: perSale })}
                  </Figure>
                ) : null}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
