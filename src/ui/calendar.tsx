"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DayPicker } from "react-day-picker";
import { cn } from "#lib/cn.ts";
import { buttonVariants } from "./button.tsx";
import { dateToIso, isoToDate, weekStart } from "./calendar-date.ts";

export type CalendarProps = {
  /** The chosen day, `YYYY-MM-DD`. Days are plain dates: what zone they belong to is the caller's matter. */
  value?: string | undefined;
  onSelect: (day: string) => void;
  /** Today in the institution's zone. */
  today: string;
  /** Days on which something can be chosen; the others are off. Absent: every day between `min` and `max`. */
  available?: readonly string[] | undefined;
  min?: string | undefined;
  max?: string | undefined;
  /** The shown month, `YYYY-MM`, when the caller loads each month's days. */
  month?: string | undefined;
  onMonthChange?: ((month: string) => void) | undefined;
  /** The days of this month are on their way: cells breathe, nothing moves. */
  pending?: boolean;
  /** Days with a mark of their own, and what it says. */
  marked?: readonly string[] | undefined;
  markedWords?: string | undefined;
  className?: string;
};

const components = {
  Chevron: ({ orientation }: { orientation?: string }) =>
    orientation === "left" ? <ChevronLeft aria-hidden /> : <ChevronRight aria-hidden />,
};

export function Calendar(props: CalendarProps) {
  const { value, onSelect, today, available, min, max, month, onMonthChange, pending, marked, markedWords, className } =
    props;
  const t = useTranslations("common");
  const locale = useLocale();
  const offered = useMemo(() => available && new Set(available), [available]);
  const marks = useMemo(() => new Set(marked), [marked]);
  const words = useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(locale, options);
      return (date: Date) => formatter.format(date);
    };
    return {
      caption: format({ month: "long", year: "numeric" }),
      narrow: format({ weekday: "short" }),
      weekday: format({ weekday: "long" }),
      day: format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    };
  }, [locale]);

  const isOff = (date: Date) => {
    const day = dateToIso(date);
    return Boolean((min && day < min) || (max && day > max) || (offered && !offered.has(day)));
  };

  return (
    <DayPicker
      mode="single"
      required
      fixedWeeks
      today={isoToDate(today)}
      selected={value ? isoToDate(value) : undefined}
      onSelect={(date) => onSelect(dateToIso(date))}
      {...(month ? { month: isoToDate(`${month}-01`) } : { defaultMonth: isoToDate(value ?? today) })}
      onMonthChange={(date) => onMonthChange?.(dateToIso(date).slice(0, 7))}
      startMonth={min ? isoToDate(min) : undefined}
      endMonth={max ? isoToDate(max) : undefined}
      weekStartsOn={weekStart(locale)}
      disabled={isOff}
      modifiers={{
        marked: (date) => marks.has(dateToIso(date)),
        available: (date) => Boolean(offered?.has(dateToIso(date))) && !isOff(date),
      }}
      modifiersClassNames={{ available: "is-available", marked: "is-marked" }}
      formatters={{
        formatCaption: words.caption,
        formatWeekdayName: (date) => words.narrow(date).replace(".", "").slice(0, 2),
      }}
      labels={{
        labelPrevious: () => t("previousMonth"),
        labelNext: () => t("nextMonth"),
        labelGrid: words.caption,
        labelWeekday: words.weekday,
        labelDayButton: (date, modifiers) =>
          [
            words.day(date),
            modifiers.today && t("today"),
            modifiers.selected && t("selected"),
            offered && !modifiers.available && t("noTimes"),
            modifiers["marked"] && markedWords,
          ]
            .filter(Boolean)
            .join(", "),
      }}
      components={components}
      classNames={{
        root: cn("w-full max-w-[24rem] select-none", className),
        months: "relative",
        month: "grid gap-3",
        month_caption: "flex h-10 items-center pl-2",
        caption_label: "font-display text-lg font-semibold first-letter:uppercase",
        nav: "absolute top-0 right-0 z-10 flex gap-1",
        button_previous: cn(buttonVariants({ variant: "ghost", size: "icon" }), "aria-disabled:opacity-30"),
        button_next: cn(buttonVariants({ variant: "ghost", size: "icon" }), "aria-disabled:opacity-30"),
        month_grid: cn("w-full table-fixed border-collapse", pending && "animate-breathe"),
        weekday: "h-8 text-xs font-medium text-muted-foreground first-letter:uppercase",
        day: "group p-0.5 text-center",
        day_button: cn(
          "relative grid aspect-square w-full min-h-10 place-content-center rounded-lg text-sm tabular-nums transition-colors coarse:min-h-11",
          "enabled:font-semibold enabled:hover:ring-1 enabled:hover:ring-primary",
          "disabled:text-muted-foreground disabled:opacity-55",
          "group-[.is-available]:bg-primary-soft group-[.is-available]:text-primary-text",
          "group-aria-selected:!bg-primary group-aria-selected:!text-primary-foreground",
          // Today: a point beneath, so that it never fights with the choice.
          "group-[.is-marked]:before:absolute group-[.is-marked]:before:bottom-1 group-[.is-marked]:before:left-1/2 group-[.is-marked]:before:h-0.5 group-[.is-marked]:before:w-3 group-[.is-marked]:before:-translate-x-1/2 group-[.is-marked]:before:rounded-full group-[.is-marked]:before:bg-secondary",
          "group-data-[today]:after:absolute group-data-[today]:after:bottom-1.5 group-data-[today]:after:left-1/2 group-data-[today]:after:size-1 group-data-[today]:after:-translate-x-1/2 group-data-[today]:after:rounded-full group-data-[today]:after:bg-current",
        ),
        outside: "opacity-40",
      }}
    />
  );
}
