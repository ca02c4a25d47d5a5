"use client";

import {
  CalendarClock,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Keyboard,
  List,
  Plus,
  type LucideIcon,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#lib/cn.ts";
import { addDays, datePart, formatDate, formatDateShort } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Calendar } from "#ui/calendar.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#ui/popover.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { CalendarColor } from "./calendar-color.tsx";
import type { LegendLine } from "./calendar-legend.ts";
import { CalendarSearch } from "./calendar-search.tsx";
import { LiveMark } from "./desk/live-mark.tsx";
import { PeopleFilter } from "./people-filter.tsx";
import type { CalendarProfessional } from "./types.ts";
import type { CalendarView, PhoneLayout } from "./use-calendar-view.ts";

type Props = {
  state: CalendarView;
  /** How a phone shows it now. */
  phone: PhoneLayout;
  from: string;
  today: string;
  people: readonly CalendarProfessional[];
  onChange: (change: Partial<CalendarView>) => void;
  onMove: (direction: -1 | 1) => void;
  onCreate?: (() => void) | undefined;
  onHelp: () => void;
  legend: readonly LegendLine[];
  search: { value: string; found: number | null; onChange: (text: string) => void };
};

export function CalendarToolbar({
  state,
  phone,
  from,
  today,
  people,
  onChange,
  onMove,
  onCreate,
  onHelp,
  legend,
  search,
}: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const [picking, setPicking] = useState(false);
  const title = state.view === "day" ? formatDate(state.date, locale) : weekTitle(from, locale, t);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:gap-x-1">
      <div className="flex items-center gap-1">
        <Button variant="outline" size="sm" onClick={() => onChange({ date: today })} title={t("keys.today")}>
          {t("today")}
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t(state.view === "day" ? "previousDay" : "previousWeek")}
          onClick={() => onMove(-1)}
        >
          <ChevronLeft />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t(state.view === "day" ? "nextDay" : "nextWeek")}
          onClick={() => onMove(1)}
        >
          <ChevronRight />
        </Button>
      </div>
      <Popover open={picking} onOpenChange={setPicking}>
        <PopoverTrigger asChild>
          <button
            type="button"
            className="flex min-w-0 items-center gap-1.5 rounded-md px-1 py-0.5 hover:bg-accent"
            aria-label={t("chooseDate", { date: title })}
          >
            <span className="truncate font-display text-lg font-semibold min-[1500px]:text-xl tracking-tight first-letter:uppercase">
              <span className={cn(state.view === "day" && "max-sm:hidden")}>{title}</span>
              {state.view === "day" ? <span className="sm:hidden">{formatDateShort(state.date, locale)}</span> : null}
            </span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          </button>
        </PopoverTrigger>
        <PopoverContent align="start" className="w-auto p-3">
          <Calendar
            value={state.date}
            today={today}
            onSelect={(date) => {
              onChange({ date });
              setPicking(false);
            }}
          />
        </PopoverContent>
      </Popover>
      <div className="ml-auto flex flex-wrap items-center gap-1.5 max-sm:w-full max-sm:justify-between min-[1500px]:gap-2">
        <span className="max-sm:hidden">
          <LiveMark compact />
        </span>
        <CalendarSearch {...search} />
        <CalendarColor value={state.color} legend={legend} onChange={(color) => onChange({ color })} />
        <PeopleFilter people={people} chosen={state.with} onChange={(chosen) => onChange({ with: chosen })} />
        <SegmentedControl
          label={t("layout")}
          value={phone}
          onValueChange={(layout) => onChange({ phone: layout })}
          segments={[
            { value: "list", label: <LayoutIcon of={List} name={t("list")} /> },
            { value: "grid", label: <LayoutIcon of={CalendarClock} name={t("grid")} /> },
          ]}
          className="md:hidden"
        />
        <SegmentedControl
          label={t("view")}
          value={state.view}
          onValueChange={(view) => onChange({ view })}
          segments={[
            { value: "day", label: t("day") },
            { value: "week", label: t("week") },
          ]}
        />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("keys.title")}
          title="?"
          onClick={onHelp}
          className="hidden min-[1500px]:inline-flex"
        >
          <Keyboard />
        </Button>
        {onCreate ? (
          <Button size="sm" onClick={onCreate} className="max-[900px]:px-2">
            <Plus aria-hidden />
            <span className="max-[900px]:sr-only">{t("newAppointment")}</span>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function LayoutIcon({ of: Icon, name }: { of: LucideIcon; name: string }) {
  return (
    <>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{name}</span>
    </>
  );
}

/** "16–22 de noviembre de 2026", "Nov 28 – Dec 4, 2026". Not `formatRange`: Node and browsers disagree on its spaces. */
function weekTitle(from: string, locale: string, t: ReturnType<typeof useTranslations<"calendar">>): string {
  const to = addDays(from, 6);
  const month = from.slice(0, 7) === to.slice(0, 7) ? "long" : "short";
  const name = (date: string) => datePart(date, locale, { month }).replace(".", "");
  const values = {
    first: Number(from.slice(8)),
    last: Number(to.slice(8)),
    month: name(from),
    lastMonth: name(to),
    year: to.slice(0, 4),
  };
  return t(month === "long" ? "weekTitle" : "weekTitleAcross", values);
}
