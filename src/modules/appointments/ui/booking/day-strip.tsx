"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { addDays, datePart, formatDate } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { type Page, STRIP_DAYS } from "./chunks.ts";
import type { DayOfSlots } from "./types.ts";
import { useRoving } from "./use-roving.ts";

type Props = {
  today: string;
  /** The first of the seven. */
  first: string;
  /** None while the week's free days are on their way, or where it has none. */
  value: string | null | undefined;
  onSelect: (date: string) => void;
  days: ReadonlyMap<string, DayOfSlots>;
  /** The first date past which nothing will be found. */
  end: string | null;
  onTurn: (week: Page) => void;
};

/** Seven days at a time, under the thumb. */
export function DayStrip({ today, first, value, onSelect, days, end, onTurn }: Props) {
  const t = useTranslations("booking.days");
  const locale = useLocale();
  const dates = Array.from({ length: STRIP_DAYS }, (_, index) => addDays(first, index));
  const roving = useRoving(value ?? undefined);
  const stop = roving.stop(dates);

  const turn = (by: number) => {
    const next = addDays(first, by * STRIP_DAYS);
    onTurn({ from: next, to: addDays(next, STRIP_DAYS - 1) });
  };

  return (
    <section aria-label={t("label")} className="grid gap-2">
      <div className="flex items-center justify-between">
        <h2 className="pl-1 font-display text-lg font-semibold first-letter:uppercase">
          {datePart(first, locale, { month: "long", year: "numeric" })}
        </h2>
        <div className="flex gap-1">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("previousWeek")}
            disabled={first <= today}
            onClick={() => turn(-1)}
          >
            <ChevronLeft />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("nextWeek")}
            disabled={end !== null && addDays(first, STRIP_DAYS) >= end}
            onClick={() => turn(1)}
          >
            <ChevronRight />
          </Button>
        </div>
      </div>
      <div
        ref={roving.group}
        onKeyDown={roving.onKeyDown}
        role="group"
        aria-label={t("choose")}
        className="grid grid-cols-7 gap-1"
      >
        {dates.map((date) => {
          const known = days.get(date);
          const free = known ? known.slots.length : undefined;
          const label = [
            formatDate(date, locale),
            date === today && t("today"),
            free === 0 ? t("none") : free && t("count", { count: free }),
          ];
          return (
            <button
              key={date}
              type="button"
              data-roving={date}
              tabIndex={date === stop ? 0 : -1}
              aria-pressed={date === value}
              onClick={() => onSelect(date)}
              onFocus={() => roving.onFocus(date)}
              className={cn(
                "relative flex h-16 flex-col items-center justify-center gap-0.5 rounded-xl border border-transparent text-sm tabular-nums transition-colors",
                free ? "bg-primary-soft text-primary-text" : "text-muted-foreground",
                free === undefined && "animate-breathe bg-muted",
                "aria-pressed:bg-primary aria-pressed:text-primary-foreground",
                free === 0 && "aria-pressed:bg-muted aria-pressed:text-foreground aria-pressed:border-border-strong",
              )}
            >
              <span className="sr-only">{label.filter(Boolean).join(", ")}</span>
              <span aria-hidden className="text-[0.6875rem] capitalize">
                {datePart(date, locale, { weekday: "short" }).replace(".", "").slice(0, 3)}
              </span>
              <span aria-hidden className="text-lg font-semibold leading-none">
                {Number(date.slice(8))}
              </span>
              <span
                aria-hidden
                className={cn("size-1 rounded-full", date === today ? "bg-current" : "bg-transparent")}
              />
            </button>
          );
        })}
      </div>
    </section>
  );
}
