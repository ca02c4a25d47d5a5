"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { addDays, dateOf, formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { cn } from "#lib/cn.ts";
import { weekStart } from "#ui/calendar-date.ts";
import { wallMinute, weekStartOf } from "../domain/calendar-layout.ts";
import { unpackCalendar, type CalendarWire } from "../domain/calendar-wire.ts";
import { AgendaList } from "./agenda-list.tsx";
import { AppointmentPanel } from "./panel/appointment-panel.tsx";
import { BlockTime, type Blocking } from "./calendar-block-time.tsx";
import { CellMenu } from "./calendar-cell-menu.tsx";
import { ClassPanel } from "./panel/calendar-class-panel.tsx";
import { columnsOf, idOf, inOrder, peopleIn, type Column, type PlacedClass } from "./calendar-columns.ts";
import { foundIn } from "./calendar-found.ts";
import { DateHeader, PersonHeader } from "./calendar-headers.tsx";
import { legendOf } from "./calendar-legend.ts";
import { Legend } from "./calendar-color.tsx";
import { CalendarToolbar } from "./calendar-toolbar.tsx";
import { useDragRules } from "./drag/drag-rules.ts";
import { MiniMonth } from "./mini-month.tsx";
import { useCreating, useNewAppointment } from "./desk/new-appointment-provider.tsx";
import { ShortcutsDialog } from "./desk/shortcuts-dialog.tsx";
import { TimeGrid, type Cell } from "./time-grid.tsx";
import { useHeldChanges } from "./drag/undo-held-changes.ts";
import { dateInAddress, useCalendarView, type View } from "./use-calendar-view.ts";
import { useNow } from "#lib/use-now.ts";
import { useShortcuts } from "#lib/use-shortcuts.ts";
import { useSwipe } from "./use-swipe.ts";
import { WhyNotPopover, type Asked } from "./why-not-popover.tsx";

type Props = {
  /** What the server has already read, and for which range. */
  initial: { data: CalendarWire; from: string; days: number };
  defaultView: View;
  now: number;
  may: { move: boolean; block: boolean; attend: boolean };
};

export function CalendarScreen({ initial, defaultView, now: serverNow, may }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const now = useNow(serverNow);
  const today = dateOf(now, initial.data.timeZone);
  const [state, change] = useCalendarView({ view: defaultView, date: today });
  const [helping, setHelping] = useState(false);
  const [menu, setMenu] = useState<Asked | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [blocking, setBlocking] = useState<Blocking | null>(null);
  const [text, setText] = useState("");
  const [askedService, setAskedService] = useState<string | null>(null);
  /** The cell last pointed at, for the keys that ask about one. */
  const pointed = useRef<Cell | null>(null);
  const create = useNewAppointment();
  const creating = useCreating();

  const span = state.view === "day" ? 1 : 7;
  const from = state.view === "day" ? state.date : weekStartOf(state.date, weekStart(locale));
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
  const data = held.shown;

  // Turning the page must not wait: its neighbours are fetched while this one is read.
  const { prefetch } = api.useUtils().calendar.range;
  useEffect(() => {
    const timer = setTimeout(() => {
      void prefetch({ from: addDays(from, span), days: span });
      void prefetch({ from: addDays(from, -span), days: span });
    }, 300);
    return () => clearTimeout(timer);
  }, [from, span, prefetch]);

  const { view, with: chosen, color } = state;
  const columns = useMemo(() => columnsOf(data, { view, with: chosen, color }), [data, view, chosen, color]);
  const legend = useMemo(
    () => legendOf(columns, color, { locale, status: (status) => t(`status.${status}`) }),
    [columns, color, locale, t],
  );
  const present = useMemo(() => ({ date: today, minute: wallMinute(data.offsets, now) }), [today, data.offsets, now]);
  const searched = useDeferredValue(text);
  const found = useMemo(() => foundIn(data, searched), [data, searched]);

  // What is looked at closely must be what is written: no panel beside a change that still waits.
  const { sendNow, undo } = held;
  const open = useCallback(
    (id: string | null) => {
      sendNow();
      change({ open: id });
    },
    [change, sendNow],
  );
  const openClass = useMemo(() => classCalled(columns, state.open), [columns, state.open]);
  const move = (direction: -1 | 1) => change({ date: addDays(dateInAddress(state.date), direction * span) });
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const onCreate = useCallback(
    (at: Cell & { serviceId?: string; minutes?: number }) =>
      create?.({
        date: at.date,
        minute: at.minute,
        professionalId: at.professionalId ?? only,
        serviceId: at.serviceId,
        minutes: at.minutes,
      }),
    [create, only],
  );
  const { professionals } = data;
  const onBlock = useCallback(
    (at: { professionalId: string | null; date: string; from: number; to: number }) => {
      const whose = at.professionalId ?? only ?? (professionals.length === 1 ? professionals[0]?.id : undefined);
      const professional = professionals.find(({ id }) => id === whose);
      if (professional) setBlocking({ ...at, professional });
    },
    [professionals, only],
  );
  const onMenu = useCallback((at: Cell, point: { x: number; y: number }) => setMenu({ ...at, ...point }), []);
  const onPoint = useCallback((at: Cell) => void (pointed.current = at), []);
  const onRest = useCallback(
    (point: { x: number; y: number }) => pointed.current && setMenu({ ...pointed.current, ...point }),
    [],
  );
  const drag = useDragRules({
    data,
    now: present,
    only,
    may: { move: may.move, create: create !== null, block: may.block },
    onChange: held.hold,
    onCreate,
    onBlock,
    onRest,
  });

  const walk = (direction: -1 | 1) => {
    const all = inOrder(columns);
    const ids = found ? all.filter((id) => found.has(id)) : all;
    if (ids.length === 0) return;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["id"] : undefined;
    const at = ids.indexOf(state.open ?? focused ?? "");
    const next =
      ids[at < 0 ? (direction > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + direction))];
    if (!next) return;
    if (state.open) open(next);
    document.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
  };

  /** Where the eye is: the focused appointment, the cell last pointed at, or the middle of the first column. */
  const cell = (): Asked => {
    const middle = { x: window.innerWidth / 3, y: 180 };
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const id = focused?.dataset["id"];
    for (const column of id ? columns : []) {
      const laid = column.events.find(({ item }) => idOf(item) === id);
      const [person] = laid ? peopleIn(laid.item) : [];
      if (!laid || !person || !focused) continue;
      const { right, top } = focused.getBoundingClientRect();
      return {
        date: column.day.date,
        minute: laid.item.from,
        professionalId: person.professional.id,
        x: right,
        y: top,
      };
    }
    const at = pointed.current ?? {
      date: state.date,
      minute: 600,
      professionalId: columns[0]?.professional?.id ?? null,
    };
    return { ...at, ...middle };
  };
  const blockAt = ({ date, minute, professionalId }: Cell) =>
    onBlock({
      date,
      from: minute,
      to: Math.min(1440, minute + 60),
      professionalId: professionalId ?? columns[0]?.professional?.id ?? professionals[0]?.id ?? null,
    });

  useShortcuts({
    t: () => change({ date: today }),
    d: () => change({ view: "day" }),
    w: () => change({ view: "week" }),
    n: (event) => {
      event.preventDefault();
      create?.({ date: state.date, professionalId: only });
    },
    y: (event) => (event.preventDefault(), setAsked(cell())),
    b: (event) => (may.block ? (event.preventDefault(), blockAt(cell())) : undefined),
    z: () => void undo(),
    "/": (event) => {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-calendar-search]")?.focus();
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
      view === "day" && column.professional ? (
        <PersonHeader column={column} />
      ) : (
        <DateHeader column={column} today={today} locale={locale} />
      ),
    [view, today, locale],
  );

  // A phone shows a list until it is asked for the grid, which its address then remembers.
  const phone = state.phone ?? "list";
  const swipe = useSwipe(move);

  return (
    <div className="flex flex-col gap-3 md:h-[calc(100dvh-4rem-4rem)]">
      <h1 className="sr-only">{t("title")}</h1>
      <CalendarToolbar
        state={state}
        phone={phone}
        from={from}
        today={today}
        people={data.professionals}
        onChange={change}
        onMove={move}
        onCreate={create ? () => create({ date: state.date, professionalId: only }) : undefined}
        onHelp={() => setHelping(true)}
        legend={legend}
        search={{ value: text, found: found?.size ?? null, onChange: setText }}
      />
      <div
        className={cn(
          "min-h-0 flex-1 gap-5 transition-opacity md:flex",
          phone === "grid" ? "flex max-md:h-[calc(100dvh-17rem)] max-md:min-h-96 max-md:flex-none" : "hidden",
          range.isPlaceholderData && "opacity-60",
        )}
        aria-busy={range.isPlaceholderData}
        {...swipe}
      >
        <MiniMonth date={state.date} today={today} people={chosen} onSelect={(date) => change({ date })}>
          <Legend title={t(`color.${color}`)} lines={legend} />
        </MiniMonth>
        <TimeGrid
          label={`${t("title")}, ${formatDate(from, locale)}`}
          columns={columns}
          header={header}
          selected={state.open}
          covered={state.open !== null || creating}
          now={present}
          onOpen={open}
          onCreate={create ? onCreate : undefined}
          onMenu={onMenu}
          onPoint={onPoint}
          drag={drag}
          found={found}
        />
      </div>
      {phone === "list" ? (
        <div className="md:hidden" aria-busy={range.isPlaceholderData} {...swipe}>
          <AgendaList columns={columns} today={today} onOpen={open} />
        </div>
      ) : null}
      {openClass ? (
        <ClassPanel
          item={openClass}
          timeZone={data.timeZone}
          mayAttend={may.attend}
          mayMove={may.move}
          onOpen={open}
          onClose={() => open(null)}
          className={BENEATH_TOOLBAR}
        />
      ) : (
        <AppointmentPanel id={state.open} onClose={() => open(null)} className={BENEATH_TOOLBAR} />
      )}
      {menu ? (
        <CellMenu
          at={menu}
          onClose={() => setMenu(null)}
          onCreate={create ? () => onCreate(menu) : undefined}
          onWhy={() => setAsked(menu)}
          onBlock={may.block ? () => blockAt(menu) : undefined}
        />
      ) : null}
      {asked ? (
        <WhyNotPopover
          key={`${asked.date}${asked.minute}${asked.professionalId ?? ""}`}
          asked={asked}
          data={data}
          lastService={askedService}
          onService={setAskedService}
          onClose={() => setAsked(null)}
          onOpen={(id) => (setAsked(null), open(id))}
          onBook={create ? (at) => (setAsked(null), onCreate(at)) : undefined}
        />
      ) : null}
      {blocking ? <BlockTime blocking={blocking} today={today} onClose={() => setBlocking(null)} /> : null}
      <ShortcutsDialog open={helping} onOpenChange={setHelping} />
    </div>
  );
}

/** The panel lies over the grid, which stays as wide as it was, and leaves the way around free. */
const BENEATH_TOOLBAR = "xl:top-36 xl:rounded-tl-2xl xl:border-t";

function classCalled(columns: readonly Column[], id: string | null): PlacedClass | null {
  for (const { events } of id ? columns : []) {
    for (const { item } of events) if (item.kind === "class" && item.id === id) return item;
  }
  return null;
}

const onEvent = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.dataset["id"] !== undefined;
