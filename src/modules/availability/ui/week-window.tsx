"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { cn } from "#lib/cn.ts";
import { HOUR_PX } from "./use-week-pointer.ts";
import { clock, type Draft, type Nudge, SNAP } from "./week-draft.ts";
import { weekdayName } from "./weekdays.ts";

type Props = {
  window: Draft;
  helpId: string;
  drawing: boolean;
  onGrab: (event: PointerEvent, kind: "move" | "start" | "end") => void;
  onNudge: (what: Nudge, by: number) => void;
  onDay: (by: -1 | 1) => void;
  onRemove: () => void;
};

export const frameOf = ({ start, end }: { start: number; end: number }) => ({
  top: (start / 60) * HOUR_PX,
  height: Math.max(((end - start) / 60) * HOUR_PX, 10),
});

/** One stretch of hours on the drawn week: dragged, pulled at its ends, or moved by the arrows. */
export function WeekWindow({ window, helpId, drawing, onGrab, onNudge, onDay, onRemove }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const hours = { start: clock(window.start), end: clock(window.end) };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -SNAP, ArrowDown: SNAP, PageUp: -60, PageDown: 60 }[event.key];
    if (step !== undefined) onNudge(event.shiftKey ? "end" : event.altKey ? "start" : "move", step);
    else if (event.key === "ArrowLeft") onDay(-1);
    else if (event.key === "ArrowRight") onDay(1);
    else if (event.key === "Delete" || event.key === "Backspace") onRemove();
    else return;
    event.preventDefault();
  };

  const tall = window.end - window.start >= 75;
  return (
    <div
      style={frameOf(window)}
      className={cn(
        "group absolute inset-x-0.5 rounded-md border-l-[3px] border-primary bg-primary-soft text-primary-text shadow-xs transition-shadow",
        "hover:z-10 hover:shadow-md focus-within:z-10 focus-within:shadow-md",
        drawing && "opacity-30",
      )}
    >
      <button
        type="button"
        data-window={window.key}
        aria-label={t("window.label", { day: weekdayName(window.weekday, locale, "long"), ...hours })}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onGrab(event, "move")}
        className="absolute inset-0 flex cursor-grab touch-pan-y flex-col items-start justify-between overflow-hidden rounded-md px-0.5 py-0.5 text-left text-[0.625rem] leading-tight font-semibold tracking-tight tabular-nums active:cursor-grabbing sm:px-1.5 sm:py-1 sm:text-xs"
      >
        <span className="sm:hidden">{hours.start}</span>
        <span className="hidden sm:inline">{tall ? hours.start : `${hours.start}–${hours.end}`}</span>
        {tall ? <span>{hours.end}</span> : null}
      </button>
      <span
        aria-hidden
        onPointerDown={(event) => onGrab(event, "start")}
        className="absolute inset-x-2 -top-1 h-2.5 cursor-ns-resize touch-none coarse:-top-2 coarse:h-4"
      />
      <span
        aria-hidden
        onPointerDown={(event) => onGrab(event, "end")}
        className="absolute inset-x-0 -bottom-1 grid h-2.5 cursor-ns-resize touch-none place-items-center coarse:-bottom-2.5 coarse:h-5"
      >
        <span className="h-1 w-5 rounded-full bg-primary opacity-0 transition-opacity group-hover:opacity-70 coarse:opacity-70" />
      </span>
      <button
        type="button"
        aria-label={t("window.remove", hours)}
        onClick={onRemove}
        className="absolute top-0.5 right-0.5 hidden size-5 place-content-center rounded bg-card/80 text-foreground opacity-0 transition-opacity group-hover:opacity-100 focus-visible:opacity-100 group-focus-within:opacity-100 sm:grid"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
