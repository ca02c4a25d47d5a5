"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { currencyDigits } from "#lib/money.ts";
import { axis, ChartTip, grid } from "#modules/machines/ui/chart-parts.tsx";
import type { SalesReport } from "../queries/sales-report.ts";
import { bucketName, bucketShort, roundTicks } from "./bucket-name.ts";
import { type Metric, written } from "./metrics.ts";

type Props = { report: SalesReport; metric: Metric; onOpen: (index: number) => void };

/** A bar for each day or hour, and a line for how it went the time before. */
export default function SalesBars({ report, metric, onOpen }: Props) {
  const t = useTranslations("inventory.sales.chart");
  const locale = useLocale();
  const format = useFormatter();
  const { currency, buckets } = report;
  const scale = metric === "units" ? 1 : 10 ** currencyDigits(currency);
  const data = buckets.map((bucket) => ({
    bucket,
    key: bucket.key,
    now: bucket.now[metric],
    // What had not come by this time the period before is no comparison.
    then: bucket.earlier.since < bucket.earlier.before ? bucket.then[metric] : null,
  }));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 260 }}>
      <ComposedChart
        data={data}
        margin={{ top: 6, right: 2, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        className="cursor-pointer"
        onClick={({ activeTooltipIndex: index }) => {
          if (index !== null && index !== undefined) onOpen(Number(index));
        }}
      >
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          dataKey="key"
          ticks={roundTicks(buckets.map(({ key }) => key))}
          interval="preserveStart"
          minTickGap={8}
          tickFormatter={(key: string) => bucketShort(key, locale)}
        />
        <YAxis
          {...axis}
          width={50}
          allowDecimals={false}
          tickFormatter={(value: number) => format.number(value / scale, { notation: "compact" })}
        />
        <Tooltip
          cursor={{ fill: "var(--accent)" }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
            if (!active || !point) return null;
            const lines = [`${t("now")}: ${written(point.now, metric, currency, locale)}`];
            if (point.then !== null) lines.push(`${t("then")}: ${written(point.then, metric, currency, locale)}`);
            return <ChartTip title={bucketName(point.key, locale)} lines={lines} />;
          }}
        />
        <Bar dataKey="now" fill="var(--event-1)" radius={[3, 3, 0, 0]} maxBarSize={36} isAnimationActive={false} />
        <Line
          dataKey="then"
          stroke="var(--event-2)"
          strokeWidth={1.75}
          strokeDasharray="4 3"
          dot={false}
          activeDot={{ r: 3 }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
