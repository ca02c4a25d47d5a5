import { cn } from "#lib/cn.ts";
import type { Span } from "../../domain/calendar-drag.ts";
import { MINUTE_PX } from "../event-style.ts";

/** What is dragged, where it would land: green-blue where it may, ochre where it may all the same, red where it may not. */
export const ghostClasses = cn(
  "pointer-events-none absolute z-[8] overflow-hidden rounded-md border-2 px-1.5 py-0.5 text-xs leading-tight font-semibold whitespace-pre-line tabular-nums shadow-lg",
  "border-primary bg-primary-soft text-primary-text",
  "data-[verdict=asks]:border-dashed data-[verdict=asks]:border-warning data-[verdict=asks]:bg-warning-soft data-[verdict=asks]:text-warning",
  "data-[verdict=refused]:border-destructive data-[verdict=refused]:bg-destructive-soft data-[verdict=refused]:text-destructive",
);

/** The starts that would be refused, while something is dragged. */
export function DragMarks({ spans, firstMinute }: { spans: readonly Span[]; firstMinute: number }) {
  return spans.map((span, index) => (
    <div
      // They never change places: a drag begins with all of them.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-[1]"
      style={{
        top: (span.from - firstMinute) * MINUTE_PX,
        height: (span.to - span.from) * MINUTE_PX,
        backgroundImage:
          "repeating-linear-gradient(45deg, color-mix(in oklab, var(--destructive) 26%, transparent) 0 2px, transparent 2px 8px)",
        backgroundColor: "color-mix(in oklab, var(--destructive) 6%, transparent)",
      }}
    />
  ));
}
