"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "#lib/cn.ts";
import { HOUR_PX, label, useWeekPointer } from "./use-week-pointer.ts";
import {
  clock,
  type Draft,
  type Nudge,
  newKey,
  nudge,
  type Period,
  put,
  remove,
  roomOn,
  samePeriod,
  toWeekday,
} from "./week-draft.ts";
import { frameOf, WeekWindow } from "./week-window.tsx";
import { weekdayName, weekdaysFor } from "./weekdays.ts";

type Props = { drafts: readonly Draft[]; period: Period; onChange: (drafts: Draft[]) => void; disabled?: boolean };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const lines = `repeating-linear-gradient(to bottom, var(--border) 0 1px, transparent 1px ${HOUR_PX}px)`;

/** The week as paper to paint on. Everything it does can also be typed (`TypedWeek`). */
export function WeekGrid({ drafts, period, onChange, disabled }: Props) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const helpId = useId();
  const [said, say] = useState("");
  const weekdays = weekdaysFor(locale);
  const columns = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { ghost, begin, handlers } = useWeekPointer({
    columns,
    weekdays,
    period,
    onPut: (window) => onChange(put(drafts, window)),
  });

  // Once, when it appears: the working day rather than the small hours.
  const first = useRef(Math.min(540, ...drafts.filter(({ start }) => start >= 300).map(({ start }) => start)));
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = ((first.current - 60) / 60) * HOUR_PX;
  }, []);

  const tell = (next: Draft[], key: string) => {
    const window = next.find((draft) => draft.key === key);
    if (window)
      say(
        t("window.label", {
          day: weekdayName(window.weekday, locale, "long"),
          start: clock(window.start),
          end: clock(window.end),
        }),
      );
    onChange(next);
  };
  const onNudge = (key: string) => (what: Nudge, by: number) => tell(nudge(drafts, key, what, by), key);
  const onDay = (window: Draft) => (by: -1 | 1) => {
    const at = weekdays.indexOf(window.weekday) + by;
    const weekday = weekdays[at];
    if (weekday) tell(toWeekday(drafts, window.key, weekday), window.key);
    // The window changes its column, and React makes its button anew.
    requestAnimationFrame(() => columns.current?.querySelector<HTMLElement>(`[data-window="${window.key}"]`)?.focus());
  };
  const onRemove = (window: Draft) => () => {
    onChange(remove(drafts, window.key));
    say(t("window.removed"));
    scroller.current?.querySelector<HTMLElement>(`[data-add="${window.weekday}"]`)?.focus();
  };
  const onAdd = (weekday: number) => {
    const room = roomOn(drafts, weekday, period);
    if (!room) return;
    const key = newKey();
    tell(put(drafts, { key, weekday, ...room, ...period }), key);
    requestAnimationFrame(() => columns.current?.querySelector<HTMLElement>(`[data-window="${key}"]`)?.focus());
  };

  return (
    <div
      className={cn("rounded-xl border border-border bg-card", disabled && "pointer-events-none opacity-60")}
      inert={disabled}
    >
      <p id={helpId} className="sr-only">
        {t("grid.keys")}
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <div
        ref={scroller}
        role="group"
        aria-label={t("grid.label")}
        className="relative max-h-[36rem] overflow-y-auto overscroll-contain rounded-xl"
      >
        <div className="sticky top-0 z-20 grid grid-cols-[2.25rem_repeat(7,minmax(0,1fr))] border-b border-border bg-card sm:grid-cols-[3rem_repeat(7,minmax(0,1fr))]">
          <span />
          {weekdays.map((weekday) => (
            <div key={weekday} className="flex flex-col items-center gap-0.5 py-1.5">
              <span className="text-xs font-semibold sm:text-sm">
                <span aria-hidden className="inline-block first-letter:uppercase sm:hidden">
                  {weekdayName(weekday, locale, "short").slice(0, 2)}
                </span>
                <span aria-hidden className="hidden first-letter:uppercase sm:inline-block">
                  {weekdayName(weekday, locale, "short")}
                </span>
              </span>
              <button
                type="button"
                data-add={weekday}
                onClick={() => onAdd(weekday)}
                aria-label={t("grid.add", { day: weekdayName(weekday, locale, "long") })}
                className="grid size-6 place-content-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground coarse:size-9"
              >
                <Plus aria-hidden className="size-4" />
              </button>
            </div>
          ))}
        </div>
        <div className="grid grid-cols-[2.25rem_minmax(0,1fr)] sm:grid-cols-[3rem_minmax(0,1fr)]">
          <div
            aria-hidden
            className="relative text-[0.6875rem] text-muted-foreground tabular-nums"
            style={{ height: 24 * HOUR_PX }}
          >
            {HOURS.slice(1).map((hour) => (
              <span
                key={hour}
                className="absolute right-1.5 -translate-y-1/2 sm:right-2"
                style={{ top: hour * HOUR_PX }}
              >
                {hour}
                <span className="hidden sm:inline">:00</span>
              </span>
            ))}
          </div>
          <div
            ref={columns}
            {...handlers}
            className="relative grid select-none grid-cols-7"
            style={{ height: 24 * HOUR_PX, backgroundImage: lines }}
          >
            {weekdays.map((weekday) => (
              <div
                key={weekday}
                onPointerDown={(event) => begin(event, "paint")}
                className={cn(
                  "relative cursor-crosshair touch-pan-y border-l border-border",
                  weekday > 5 && "bg-muted/40",
                )}
              >
                {drafts
                  .filter((draft) => draft.weekday === weekday && !samePeriod(draft, period))
                  .map((draft) => (
                    <span
                      key={draft.key}
                      aria-hidden
                      style={frameOf(draft)}
                      className="pointer-events-none absolute inset-x-0.5 rounded-md border border-dashed border-border-strong bg-muted/50"
                    />
                  ))}
                {drafts
                  .filter((draft) => draft.weekday === weekday && samePeriod(draft, period))
                  .map((draft) => (
                    <WeekWindow
                      key={draft.key}
                      window={draft}
                      helpId={helpId}
                      drawing={ghost?.key === draft.key}
                      onGrab={(event, kind) => begin(event, kind, draft)}
                      onNudge={onNudge(draft.key)}
                      onDay={onDay(draft)}
                      onRemove={onRemove(draft)}
                    />
                  ))}
                {ghost?.weekday === weekday ? (
                  <span
                    aria-hidden
                    style={frameOf(ghost)}
                    className="pointer-events-none absolute inset-x-0.5 z-20 grid place-content-center rounded-md bg-primary text-center text-[0.625rem] leading-tight font-semibold text-primary-foreground tabular-nums shadow-lg sm:text-xs"
                  >
                    {label(ghost)}
                  </span>
                ) : null}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
