"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DayPicker } from "react-day-picker";
import { cn } from "#lib/cn.ts";
import { datePart, formatDate } from "#lib/time.ts";
import { buttonVariants } from "#ui/button.tsx";
import { dateToIso, isoToDate, weekStart } from "#ui/calendar-date.ts";
import type { Window } from "../schemas.ts";

type Props = {
  today: string;
  overrides: readonly { date: string; windows: Window[] }[];
  disabled: boolean;
  onChoose: (date: string) => void;
};

/** A month in which the days that are different stand out: filled are other hours, struck through is closed. */
export function OverrideMonth({ today, overrides, disabled, onChoose }: Props) {
  const t = useTranslations("availability");
  const common = useTranslations("common");
  const locale = useLocale();
  const of = (date: Date) => overrides.find((override) => override.date === dateToIso(date));
  return (
    <DayPicker
      fixedWeeks
      today={isoToDate(today)}
      startMonth={isoToDate(today)}
      weekStartsOn={weekStart(locale)}
      disabled={disabled ? true : { before: isoToDate(today) }}
      onDayClick={(date, modifiers) => {
        if (!modifiers["disabled"]) onChoose(dateToIso(date));
      }}
      modifiers={{
        other: (date) => Boolean(of(date)?.windows.length),
        closed: (date) => of(date)?.windows.length === 0,
      }}
      modifiersClassNames={{ other: "is-other", closed: "is-closed" }}
      formatters={{
        formatCaption: (date) => datePart(dateToIso(date), locale, { month: "long", year: "numeric" }),
        formatWeekdayName: (date) => datePart(dateToIso(date), locale, { weekday: "short" }).slice(0, 2),
      }}
      labels={{
        labelPrevious: () => common("previousMonth"),
        labelNext: () => common("nextMonth"),
        labelGrid: (date) => datePart(dateToIso(date), locale, { month: "long", year: "numeric" }),
        labelWeekday: (date) => datePart(dateToIso(date), locale, { weekday: "long" }),
        labelDayButton: (date) => {
          const found = of(date);
          const day = formatDate(dateToIso(date), locale);
          return found
            ? `${day}, ${found.windows.length === 0 ? t("override.closed") : t("override.otherHours")}`
            : day;
        },
      }}
      components={{
        Chevron: ({ orientation }) =>
          orientation === "left" ? <ChevronLeft aria-hidden /> : <ChevronRight aria-hidden />,
      }}
      classNames={{
        root: "w-full select-none",
        months: "relative",
        month: "grid gap-2",
        month_caption: "flex h-10 items-center pl-2",
        caption_label: "font-display text-base font-semibold first-letter:uppercase",
        nav: "absolute top-0 right-0 z-10 flex gap-1",
        button_previous: cn(buttonVariants({ variant: "ghost", size: "icon" }), "aria-disabled:opacity-30"),
        button_next: cn(buttonVariants({ variant: "ghost", size: "icon" }), "aria-disabled:opacity-30"),
        month_grid: "w-full table-fixed border-collapse",
        weekday: "h-8 text-xs font-medium text-muted-foreground first-letter:uppercase",
        day: "group p-0.5 text-center",
        day_button: cn(
          "relative grid h-10 w-full place-content-center rounded-lg text-sm tabular-nums transition-colors coarse:h-11",
          "enabled:hover:ring-1 enabled:hover:ring-primary disabled:text-muted-foreground disabled:opacity-55",
          "group-[.is-other]:bg-primary-soft group-[.is-other]:font-semibold group-[.is-other]:text-primary-text",
          "group-[.is-closed]:bg-muted group-[.is-closed]:text-muted-foreground group-[.is-closed]:line-through",
          "group-data-[today]:font-bold group-data-[today]:after:absolute group-data-[today]:after:bottom-1.5 group-data-[today]:after:left-1/2 group-data-[today]:after:size-1 group-data-[today]:after:-translate-x-1/2 group-data-[today]:after:rounded-full group-data-[today]:after:bg-primary",
        ),
        outside: "opacity-40",
      }}
    />
  );
}
