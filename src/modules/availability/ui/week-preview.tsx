"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { cn } from "#lib/cn.ts";
import { addDays, dateOf, datePart, formatDateShort, formatTime, weekdayOf } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { weekStart } from "#ui/calendar-date.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import type { WeeklyRule } from "../schemas.ts";

type Interval = { start: number; end: number };

/** The first day of the reader's week after `today`. */
function nextWeek(today: string, locale: string): string {
  const first = weekStart(locale) === 0 ? 7 : 1;
  return addDays(today, ((first - weekdayOf(today) + 6) % 7) + 1);
}

/** What the server makes of it all: the hours of a real week, exceptions and absences included. */
export function WeekPreview({
  professionalId,
  today,
  rules,
}: {
  professionalId: string;
  today: string;
  rules: WeeklyRule[] | undefined;
}) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const coming = nextWeek(today, locale);
  const [from, setFrom] = useState(coming);
  const draft = useDeferredValue(rules);
  const week = api.availability.week.useQuery(
    { professionalId, from, ...(draft ? { rules: draft } : {}) },
    { placeholderData: keepPreviousData },
  );
  const shown = week.data?.ok ? week.data : undefined;
  const title = from === coming ? t("preview.next") : t("preview.week", { day: formatDateShort(from, locale) });

  return (
    <Card>
      <CardHeader className="flex items-start justify-between gap-3">
        <div className="grid gap-1">
          <CardTitle>{title}</CardTitle>
          <CardDescription>{rules ? t("preview.draft") : t("preview.description")}</CardDescription>
        </div>
        <div className="flex gap-1">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("preview.earlier")}
            disabled={from <= addDays(coming, -7)}
            onClick={() => setFrom(addDays(from, -7))}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("preview.later")}
            onClick={() => setFrom(addDays(from, 7))}
          >
            <ChevronRight aria-hidden />
          </Button>
        </div>
      </CardHeader>
      <CardContent>
        <ul aria-busy={week.isFetching} className={cn("grid gap-1", !shown && "animate-breathe")}>
          {(
            shown?.days ??
            Array.from({ length: 7 }, (_, day) => ({
              date: addDays(from, day),
              source: "rules" as const,
              open: [],
              blocked: [],
            }))
          ).map((day) => (
            <Day
              key={day.date}
              day={day}
              timeZone={shown?.timeZone ?? "UTC"}
              isToday={day.date === today}
              waiting={!shown}
            />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

type DayProps = {
  day: { date: string; source: "rules" | "override"; open: Interval[]; blocked: Interval[] };
  timeZone: string;
  isToday: boolean;
  waiting: boolean;
};

function Day({ day, timeZone, isToday, waiting }: DayProps) {
  const t = useTranslations("availability");
  const locale = useLocale();
  const clock = (at: number) => (dateOf(at, timeZone) === day.date ? formatTime(at, timeZone, locale) : "24:00");
  const words = day.open.map(({ start, end }) => `${formatTime(start, timeZone, locale)} – ${clock(end)}`).join(" · ");
  return (
    <li className="grid min-h-11 grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-x-3 sm:grid-cols-[3.5rem_minmax(0,1fr)_minmax(0,14rem)]">
      <span className={cn("text-sm", isToday && "font-semibold text-primary-text")}>
        <span className="inline-block first-letter:uppercase">
          {datePart(day.date, locale, { weekday: "short" }).replace(".", "")}
        </span>{" "}
        <span className="tabular-nums">{datePart(day.date, locale, { day: "numeric" })}</span>
      </span>
      <span aria-hidden className="relative h-5 overflow-hidden rounded-md bg-muted">
        {[25, 50, 75].map((left) => (
          <span key={left} style={{ left: `${left}%` }} className="absolute inset-y-0 w-px bg-border-strong/60" />
        ))}
        {day.open.map((interval) => (
          <span
            key={interval.start}
            style={barOf(interval, day.date, timeZone)}
            className="absolute inset-y-0 rounded-sm bg-secondary"
          />
        ))}
        {day.blocked.map((interval) => (
          <span
            key={interval.start}
            style={barOf(interval, day.date, timeZone)}
            className="absolute inset-y-0 rounded-sm border border-dashed border-input bg-[repeating-linear-gradient(135deg,transparent_0_4px,var(--border-strong)_4px_5px)]"
          />
        ))}
      </span>
      <span className="col-start-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] tabular-nums sm:col-start-3">
        {waiting ? (
          <span className="text-muted-foreground">…</span>
        ) : (
          <span className={words ? "" : "text-muted-foreground"}>{words || t("preview.closed")}</span>
        )}
        {day.source === "override" ? <Badge tone="info">{t("preview.override")}</Badge> : null}
        {day.blocked.length > 0 ? <Badge tone="warning">{t("preview.blocked")}</Badge> : null}
      </span>
    </li>
  );
}

/** Where on a wall of 24 hours: a day with a clock change is drawn as its wall reads. */
function barOf({ start, end }: Interval, date: string, timeZone: string) {
  const minute = (at: number) => {
    const [hours = 0, minutes = 0] = formatTime(at, timeZone, "en").split(":").map(Number);
    return hours * 60 + minutes;
  };
  const from = minute(start);
  const until = dateOf(end, timeZone) === date ? minute(end) : 1440;
  return { left: `${(from / 1440) * 100}%`, width: `${(Math.max(until - from, 0) / 1440) * 100}%` };
}
