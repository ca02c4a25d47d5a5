"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { addDays, datePart, dateOf, formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { cn } from "#lib/cn.ts";
import { weekStart } from "#ui/calendar-date.ts";
import { wallMinute, weekStartOf } from "../../domain/calendar-layout.ts";
import { AgendaList } from "./agenda-list.tsx";
import { AppointmentPanel } from "./appointment-panel.tsx";
import { columnsOf, inOrder, type Column } from "./calendar-columns.ts";
import { CalendarToolbar } from "./calendar-toolbar.tsx";
import { colorDot, inColor } from "./event-style.ts";
import { useNewAppointment } from "./new-appointment-provider.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { TimeGrid } from "./time-grid.tsx";
import type { CalendarData } from "./types.ts";
import { useCalendarView, type View } from "./use-calendar-view.ts";
import { useNow } from "./use-now.ts";
import { useShortcuts } from "./use-shortcuts.ts";

type Props = {
  /** What the server has already read, and for which range. */
  initial: { data: CalendarData; from: string; days: number };
  defaultView: View;
  now: number;
};

export function CalendarScreen({ initial, defaultView, now: serverNow }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const now = useNow(serverNow);
  const today = dateOf(now, initial.data.timeZone);
  const [state, change] = useCalendarView({ view: defaultView, date: today });
  const [helping, setHelping] = useState(false);
  const create = useNewAppointment();

  const span = state.view === "day" ? 1 : 7;
  const from = state.view === "day" ? state.date : weekStartOf(state.date, weekStart(locale));
  const range = api.calendar.range.useQuery(
    { from, days: span },
    {
      placeholderData: keepPreviousData,
      ...(initial.from === from && initial.days === span && { initialData: initial.data }),
    },
  );
  const data: CalendarData = range.data ?? initial.data;

  // Turning the page must not wait: its neighbours are fetched while this one is read.
  const { prefetch } = api.useUtils().calendar.range;
  useEffect(() => {
    const timer = setTimeout(() => {
      void prefetch({ from: addDays(from, span), days: span });
      void prefetch({ from: addDays(from, -span), days: span });
    }, 300);
    return () => clearTimeout(timer);
  }, [from, span, prefetch]);

  const columns = useMemo(() => columnsOf(data, state.view, state.with), [data, state.view, state.with]);
  const present = useMemo(() => ({ date: today, minute: wallMinute(data.offsets, now) }), [today, data.offsets, now]);

  const open = useCallback((id: string | null) => change({ open: id }), [change]);
  const move = (direction: -1 | 1) => change({ date: addDays(state.date, direction * span) });
  const only = state.with.length === 1 ? state.with[0] : undefined;
  const onCreate = useCallback(
    (at: { date: string; minute: number; professionalId: string | null }) =>
      create?.({ date: at.date, minute: at.minute, professionalId: at.professionalId ?? only }),
    [create, only],
  );

  const walk = (direction: -1 | 1) => {
    const ids = inOrder(columns);
    if (ids.length === 0) return;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["id"] : undefined;
    const at = ids.indexOf(state.open ?? focused ?? "");
    const next =
      ids[at < 0 ? (direction > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + direction))];
    if (!next) return;
    if (state.open) open(next);
    document.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
  };

  useShortcuts({
    t: () => change({ date: today }),
    d: () => change({ view: "day" }),
    w: () => change({ view: "week" }),
    n: (event) => {
      event.preventDefault();
      create?.({ date: state.date, professionalId: only });
    },
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: (event) => (state.open || onEvent(event) ? (event.preventDefault(), walk(1)) : undefined),
    ArrowUp: (event) => (state.open || onEvent(event) ? (event.preventDefault(), walk(-1)) : undefined),
    "?": () => setHelping(true),
  });

  const header = useCallback(
    (column: Column) =>
      state.view === "day" && column.professional ? (
        <PersonHeader column={column} />
      ) : (
        <DateHeader column={column} today={today} locale={locale} />
      ),
    [state.view, today, locale],
  );

  return (
    <div className={cn("flex flex-col gap-3 md:h-[calc(100dvh-4rem-4rem)]", state.open && "xl:mr-[27rem]")}>
      <h1 className="sr-only">{t("title")}</h1>
      <CalendarToolbar
        state={state}
        from={from}
        today={today}
        people={data.professionals}
        onChange={change}
        onMove={move}
        onCreate={create ? () => create({ date: state.date, professionalId: only }) : undefined}
        onHelp={() => setHelping(true)}
      />
      <div
        className={cn(
          "hidden min-h-0 flex-1 flex-col transition-opacity md:flex",
          range.isPlaceholderData && "opacity-60",
        )}
        aria-busy={range.isPlaceholderData}
      >
        <TimeGrid
          label={`${t("title")}, ${formatDate(from, locale)}`}
          columns={columns}
          header={header}
          selected={state.open}
          now={present}
          onOpen={open}
          onCreate={create ? onCreate : undefined}
        />
      </div>
      <div className="md:hidden" aria-busy={range.isPlaceholderData}>
        <AgendaList columns={columns} today={today} onOpen={open} />
      </div>
      <AppointmentPanel id={state.open} onClose={() => open(null)} />
      <ShortcutsDialog open={helping} onOpenChange={setHelping} />
    </div>
  );
}

const onEvent = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.dataset["id"] !== undefined;

function PersonHeader({ column }: { column: Column }) {
  const t = useTranslations("calendar");
  const { professional, events } = column;
  if (!professional) return null;
  return (
    <div className="flex items-center gap-2">
      <span
        aria-hidden
        style={inColor(professional.color)}
        className={cn("size-2.5 shrink-0 rounded-full", colorDot)}
      />
      <div className="min-w-0">
        <h2 className="truncate font-sans text-sm font-semibold tracking-normal">
          {professional.firstName} {professional.lastName}
        </h2>
        <p className="truncate text-xs text-muted-foreground">
          {t("count", { count: events.filter(({ item }) => item.kind === "appointment").length })}
        </p>
      </div>
    </div>
  );
}

function DateHeader({ column, today, locale }: { column: Column; today: string; locale: string }) {
  const { date } = column.day;
  const isToday = date === today;
  return (
    <h2
      className="flex items-center gap-2 font-sans text-sm font-medium tracking-normal"
      aria-current={isToday ? "date" : undefined}
    >
      <span className="text-muted-foreground first-letter:uppercase">
        {datePart(date, locale, { weekday: "short" })}
      </span>
      <span
        className={cn(
          "grid size-7 place-content-center rounded-full font-semibold tabular-nums",
          isToday && "bg-primary text-primary-foreground",
        )}
      >
        {Number(date.slice(8))}
      </span>
    </h2>
  );
}
