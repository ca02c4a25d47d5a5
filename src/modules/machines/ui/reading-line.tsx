"use client";

import { useFormatter, useLocale } from "next-intl";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { datePart, dateOf, formatDayTime, formatTime } from "#lib/time.ts";
import type { Reading } from "../queries/readings.ts";
import { axis, ChartTip, grid } from "./chart-parts.tsx";

type Props = {
  points: readonly Reading[];
  /** Epoch milliseconds: where the axis begins and ends, and the round times between. */
  span: { from: number; until: number; ticks: readonly number[] };
  field: "temperatureC" | "signalDbm";
  color: string;
  unit: string;
  /** Drawn across, with its word. */
  threshold?: { at: number; label: string };
  timeZone: string;
  byDay: boolean;
};

/** A line that breaks where the machine was silent. */
export function ReadingLine({ points, span, field, color, unit, threshold, timeZone, byDay }: Props) {
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
          domain={[span.from, span.until]}
          ticks={[...span.ticks]}
          minTickGap={12}
          tickFormatter={when}
        />
        <YAxis
          {...axis}
          width={62}
          domain={["auto", "auto"]}
          tickCount={5}
          allowDecimals={false}
          tickFormatter={(value: number) => `${format.number(value, { maximumFractionDigits: 1 })} ${unit}`}
        />
        {threshold ? (
          <ReferenceLine
            y={threshold.at}
            ifOverflow="extendDomain"
            stroke="var(--destructive)"
            strokeDasharray="5 4"
            label={{ value: threshold.label, position: "insideTopLeft", fontSize: 11, fill: "var(--destructive)" }}
          />
        ) : null}
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
