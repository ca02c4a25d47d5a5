"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect, useMemo } from "react";
import { addDays } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { weekStart } from "#ui/calendar-date.ts";
import { weekStartOf } from "../domain/calendar-layout.ts";
import { unpackCalendar, type CalendarWire } from "../domain/calendar-wire.ts";
import { useHeldChanges } from "./drag/undo-held-changes.ts";
import type { CalendarView } from "./use-calendar-view.ts";

/** What the server has already read, and for which range. */
export type ReadRange = { data: CalendarWire; from: string; days: number };

/** The days that a view shows, with the changes that still wait to be sent. */
export function useCalendarRange(initial: ReadRange, { view, date }: Pick<CalendarView, "view" | "date">) {
  const locale = useLocale();
  const span = view === "day" ? 1 : 7;
  const from = view === "day" ? date : weekStartOf(date, weekStart(locale));
  const range = api.calendar.range.useQuery(
    { from, days: span },
    {
      placeholderData: keepPreviousData,
      select: unpackCalendar,
      ...(initial.from === from && initial.days === span && { initialData: initial.data }),
    },
  );
  const first = useMemo(() => unpackCalendar(initial.data), [initial.data]);
  const held = useHeldChanges(range.data ?? first);

  // Turning the page must not wait: its neighbours are fetched while this one is read.
  const { prefetch } = api.useUtils().calendar.range;
  useEffect(() => {
    const timer = setTimeout(() => {
      void prefetch({ from: addDays(from, span), days: span });
      void prefetch({ from: addDays(from, -span), days: span });
    }, 300);
    return () => clearTimeout(timer);
  }, [from, span, prefetch]);

  return { from, span, held, isTurning: range.isPlaceholderData };
}
