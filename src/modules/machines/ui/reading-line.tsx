"use client";

import { useFormatter, useLocale } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { datePart, dateOf, formatDayTime, formatTime } from "#lib/time.ts";
import type { Reading } from "../queries/readings.ts";
import { axis, ChartTip, grid } from "./chart-parts.tsx";

type Props = {
  points: readonly Reading[];
  field: "temperatureC" | "signalDbm";
  color: string;
  unit: string;
  timeZone: string;
  byDay: boolean;
};

/** A line that breaks where the machine was silent. */
export function ReadingLine({ points, field, color, unit, timeZone, byDay }: Props) {
  const locale = useLocale();
  const format = useFormatter();
  const when = (at: number) =>
    byDay
      ? datePart(dateOf(at, timeZone), locale, { day: "numeric", month: "short" })
      : formatTime(at, timeZone, locale);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 220 }}>
      <LineChart data={[...points]} margin={{ top: 6, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid {...grid} />
        <XAxis
          {...axis}
          dataKey="at"
          type="number"
          scale="time"
          domain={["dataMin", "dataMax"]}
          minTickGap={28}
          tickFormatter={when}
        />
        <YAxis {...axis} width={40} domain={["auto", "auto"]} tickCount={5} />
        <Tooltip
          cursor={{ stroke: "var(--border-strong)" }}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as Reading | undefined;
            const value = point?.[field];
            if (!active || !point || value === null || value === undefined) return null;
            return (
              <ChartTip
                title={`${format.number(value, { maximumFractionDigits: 1 })} ${unit}`}
                lines={[formatDayTime(point.at, timeZone, locale)]}
              />
            );
          }}
        />
        <Line
          dataKey={field}
          stroke={color}
          strokeWidth={2}
          dot={false}
          activeDot={{ r: 4, fill: color, stroke: "var(--card)" }}
          isAnimationActive={false}
          type="monotone"
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
