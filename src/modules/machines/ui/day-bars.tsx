"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { currencyDigits, formatMoney } from "#lib/money.ts";
import { datePart, formatDate } from "#lib/time.ts";
import { axis, ChartTip, grid } from "./chart-parts.tsx";

type Day = { date: string; units: number; takingsMinor: number };

/** A bar for each day's takings. */
export function DayBars({ days, currency }: { days: readonly Day[]; currency: string }) {
  const t = useTranslations("machines.sales");
  const locale = useLocale();
  const format = useFormatter();
  const scale = 10 ** currencyDigits(currency);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 220 }}>
      <BarChart data={[...days]} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          dataKey="date"
          minTickGap={18}
          tickFormatter={(date: string) => datePart(date, locale, { day: "numeric", month: "short" })}
        />
        <YAxis
          {...axis}
          width={48}
          tickFormatter={(minor: number) => format.number(minor / scale, { notation: "compact" })}
        />
        <Tooltip
          cursor={{ fill: "var(--accent)" }}
          content={({ active, payload }) => {
            const day = payload?.[0]?.payload as Day | undefined;
            if (!active || !day) return null;
            return (
              <ChartTip
                title={formatDate(day.date, locale)}
                lines={[formatMoney(day.takingsMinor, currency, locale), t("unitsSold", { count: day.units })]}
              />
            );
          }}
        />
        <Bar
          dataKey="takingsMinor"
          fill="var(--event-1)"
          radius={[3, 3, 0, 0]}
          maxBarSize={28}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
