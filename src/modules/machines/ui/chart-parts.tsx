"use client";

import type { ReactNode } from "react";

/** What all charts share: quiet lines, the page's own ink. */
export const axis = {
  stroke: "var(--muted-foreground)",
  tick: { fontSize: 11, fill: "var(--muted-foreground)" },
  tickLine: false,
  axisLine: false,
} as const;

export const grid = { stroke: "var(--border)", vertical: false } as const;

export const ChartTip = ({ title, lines }: { title: ReactNode; lines: readonly ReactNode[] }) => (
  <div className="grid gap-0.5 rounded-lg border border-border bg-popover px-3 py-2 text-xs text-popover-foreground shadow-md">
    <p className="font-medium">{title}</p>
    {lines.map((line, index) => (
      <p key={index} className="tabular-nums text-muted-foreground">
        {line}
      </p>
    ))}
  </div>
);
