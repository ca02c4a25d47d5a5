"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { formatMoney } from "#lib/money.ts";
import { formatDateShort, formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { ChartCard } from "./chart-card.tsx";

const DayBars = dynamic(() => import("./day-bars.tsx").then((chart) => chart.DayBars), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

/** The last thirty days, and the last sales as they came. */
export function SalesTab({ machineId }: { machineId: string }) {
  const t = useTranslations("machines.sales");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const format = useFormatter();
  const { data } = api.machines.sales.useQuery({ machineId });
  if (!data)
    return (
      <div className="grid gap-6">
        <Skeleton className="h-80 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
    );
  const { currency, timeZone, days, recent } = data;
  if (recent.length === 0) return <EmptyState heading="h2" title={t("emptyTitle")} description={t("emptyText")} />;
  const units = days.reduce((sum, day) => sum + day.units, 0);
  const takings = days.reduce((sum, day) => sum + day.takingsMinor, 0);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <ChartCard
        title={t("month")}
        summary={t("total", { takings: formatMoney(takings, currency, locale), units: format.number(units) })}
        chart={<DayBars days={days} currency={currency} />}
        table={{
          head: [t("day"), t("units"), t("takings")],
          rows: days
            .toReversed()
            .map((day) => [
              formatDateShort(day.date, locale),
              format.number(day.units),
              formatMoney(day.takingsMinor, currency, locale),
            ]),
        }}
      />
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("recent")}</h2>
        <Card className="overflow-hidden">
          <Table aria-label={t("recent")}>
            <TableHeader>
              <tr>
                <TableHead>{t("when")}</TableHead>
                <TableHead>{t("position")}</TableHead>
                <TableHead>{t("product")}</TableHead>
                <TableHead className="text-right">{t("quantity")}</TableHead>
                <TableHead className="text-right">{t("amount")}</TableHead>
                <TableHead>{t("payment")}</TableHead>
              </tr>
            </TableHeader>
            <TableBody>
              {recent.map((sale) => (
                <TableRow key={sale.id}>
                  <TableCell className="whitespace-nowrap">
                    <time dateTime={new Date(sale.at).toISOString()}>{formatDayTime(sale.at, timeZone, locale)}</time>
                    {sale.clock === "uncertain" ? (
                      <Badge tone="warning" className="ml-2">
                        {t("uncertain")}
                      </Badge>
                    ) : null}
                  </TableCell>
                  <TableCell className="font-semibold tabular-nums">{sale.position}</TableCell>
                  <TableCell className="min-w-40">{sale.name[language]}</TableCell>
                  <TableCell className="text-right tabular-nums">{sale.quantity}</TableCell>
                  <TableCell className="whitespace-nowrap text-right tabular-nums">
                    {formatMoney(sale.quantity * sale.unitPriceMinor, currency, locale)}
                  </TableCell>
                  <TableCell className="text-muted-foreground">{t(`payments.${sale.payment}`)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      </section>
    </div>
  );
}
