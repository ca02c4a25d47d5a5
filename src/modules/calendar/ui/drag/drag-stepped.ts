import { stretched, type Span } from "../../domain/calendar-drag.ts";

export const LEAST_MIN = 5;

export type Place = { index: number; span: Span };
export type Arrow = { minutes: -1 | 0 | 1; columns: -1 | 0 | 1 };

export const ARROWS: Record<string, Arrow> = {
  ArrowUp: { minutes: -1, columns: 0 },
  ArrowDown: { minutes: 1, columns: 0 },
  ArrowLeft: { minutes: 0, columns: -1 },
  ArrowRight: { minutes: 0, columns: 1 },
};

type Step = { kind: "move" | "resize"; arrow: Arrow; step: number; columns: number };

/** One press of an arrow further: it stays within the day, and within the columns. */
export function stepped({ span, index }: Place, { kind, arrow, step, columns }: Step): Place {
  if (kind === "resize")
    return { index, span: stretched(span.from, span.to + arrow.minutes * step, LEAST_MIN, LEAST_MIN) };
  const length = span.to - span.from;
  const from = Math.min(1440 - length, Math.max(0, span.from + arrow.minutes * step));
  return {
    index: Math.min(columns - 1, Math.max(0, index + arrow.columns)),
    span: { from, to: from + length },
  };
}
