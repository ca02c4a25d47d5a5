import type { CSSProperties } from "react";
import type { Status } from "./types.ts";

/** An hour's height. A quarter of one must hold a line of text. */
export const HOUR_PX = 68;
export const MINUTE_PX = HOUR_PX / 60;
/** Shorter ones are drawn this long. */
export const LEAST_MINUTES = 18;

/** The person's or service's own colour, mixed with the theme's paper and ink so that text stays readable in both. */
export const inColor = (color: string): CSSProperties => ({ "--c": color }) as CSSProperties;

export const colorPaper =
  "bg-[color-mix(in_oklab,var(--c)_15%,var(--card))] dark:bg-[color-mix(in_oklab,var(--c)_30%,var(--card))]";
export const colorEdge = "border-l-[var(--c)] dark:border-l-[color-mix(in_oklab,var(--c)_70%,white)]";
export const colorBorder = "border-[var(--c)] dark:border-[color-mix(in_oklab,var(--c)_70%,white)]";
export const colorDot = "bg-[var(--c)] dark:bg-[color-mix(in_oklab,var(--c)_70%,white)]";

/** What is over steps back: paler paper and softer ink, never transparent, as blocks may lie on one another. */
const over =
  "text-muted-foreground bg-[color-mix(in_oklab,var(--c)_8%,var(--card))] dark:bg-[color-mix(in_oklab,var(--c)_16%,var(--card))]";
const off = `${over} [&_[data-name]]:line-through`;

/** A state is told by its drawing and its words, never by colour alone. */
export const statusClasses: Record<Status, string> = {
  held: "",
  pending: "border-dashed",
  confirmed: "",
  completed: over,
  no_show: off,
  cancelled: off,
  rejected: off,
  expired: off,
};

/** Where colour tells the state: the drawing and the words still do too. */
export const statusColors: Record<Status, string> = {
  held: "#64748b",
  pending: "#b7791f",
  confirmed: "#0f766e",
  completed: "#4b5f7a",
  no_show: "#b3261e",
  cancelled: "#64748b",
  rejected: "#64748b",
  expired: "#64748b",
};

export const hatched: CSSProperties = {
  backgroundImage: "repeating-linear-gradient(135deg, var(--border-strong) 0 1px, transparent 1px 7px)",
};

export const striped: CSSProperties = {
  backgroundImage:
    "repeating-linear-gradient(135deg, color-mix(in oklab, var(--c) 14%, transparent) 0 6px, transparent 6px 12px)",
};
