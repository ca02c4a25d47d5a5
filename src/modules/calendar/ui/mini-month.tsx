"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { addDays, weekdayOf } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Calendar } from "#ui/calendar.tsx";

type Props = {
  date: string;
  today: string;
  people: readonly string[];
  onSelect: (date: string) => void;
  children?: ReactNode;
};

/** The month beside the calendar; a day that has appointments is marked. What else belongs beside it stands beneath. */
export function MiniMonth({ date, today, people, onSelect, children }: Props) {
  const t = useTranslations("calendar");
  const [month, setMonth] = useState(date.slice(0, 7));
  useEffect(() => setMonth(date.slice(0, 7)), [date]);
  // Six weeks are shown, whichever day they begin on.
  const first = `${month}-01`;
  const from = addDays(first, -weekdayOf(first));
  const busy = api.calendar.busyDays.useQuery(
    { from, days: 42, ...(people.length > 0 && { professionalIds: [...people].slice(0, 50) }) },
    { placeholderData: keepPreviousData, staleTime: 60_000 },
  );
  const marked = useMemo(() => busy.data?.days.map((day) => day.date) ?? [], [busy.data]);
  return (
    <aside aria-label={t("month")} className="hidden w-64 shrink-0 overflow-y-auto min-[1500px]:block">
      <Calendar
        value={date}
        today={today}
        month={month}
        onMonthChange={setMonth}
        onSelect={onSelect}
        marked={marked}
        markedWords={t("hasAppointments")}
        className="[&_button]:min-h-8 [&_.rdp-day_button]:text-xs"
      />
      {children}
    </aside>
  );
}
