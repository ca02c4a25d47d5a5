"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { addDays, dateOf, formatDate } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { wallMinute } from "../domain/calendar-layout.ts";
import { AgendaList } from "./agenda-list.tsx";
import { AppointmentPanel } from "./panel/appointment-panel.tsx";
import { CellWindows } from "./cell-windows.tsx";
import { ClassPanel } from "./panel/calendar-class-panel.tsx";
import { columnsOf, type Column, type PlacedClass } from "./calendar-columns.ts";
import { foundIn } from "./calendar-found.ts";
import { DateHeader, PersonHeader } from "./calendar-headers.tsx";
import { legendOf } from "./calendar-legend.ts";
import { Legend } from "./calendar-color.tsx";
import { CalendarToolbar } from "./calendar-toolbar.tsx";
import { useDragRules } from "./drag/drag-rules.ts";
import { MiniMonth } from "./mini-month.tsx";
import { useCreating } from "./desk/new-appointment-provider.tsx";
import { ShortcutsDialog } from "./desk/shortcuts-dialog.tsx";
import { TimeGrid } from "./time-grid.tsx";
import { useCalendarKeys } from "./use-calendar-keys.ts";
import { useCalendarRange, type ReadRange } from "./use-calendar-range.ts";
import { dateInAddress, useCalendarView, type View } from "./use-calendar-view.ts";
import { useNow } from "#lib/use-now.ts";
import { useSwipe } from "./use-swipe.ts";
import { useCellActions } from "./use-cell-actions.ts";

type Props = {
  initial: ReadRange;
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
  const [text, setText] = useState("");
  const creating = useCreating();

  const { from, span, held, isTurning } = useCalendarRange(initial, state);
  const data = held.shown;

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
  const cell = useCellActions({ professionals: data.professionals, columns, only, mayBlock: may.block });
  const { createOn, onCreate, onBlock, onRest } = cell;
  const drag = useDragRules({
    data,
    now: present,
    only,
    may: { move: may.move, create: createOn !== undefined, block: may.block },
    onChange: held.hold,
    onCreate,
    onBlock,
    onRest,
  });

  useCalendarKeys({
    state,
    today,
    columns,
    found,
    pointed: cell.pointed,
    onChange: change,
    onMove: move,
    onOpen: open,
    onNew: () => createOn?.(state.date),
    onAsk: cell.onAsk,
    onBlock: cell.blockAt,
    onUndo: () => void undo(),
    onHelp: () => setHelping(true),
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
        onCreate={createOn ? () => createOn(state.date) : undefined}
        onHelp={() => setHelping(true)}
        legend={legend}
        search={{ value: text, found: found?.size ?? null, onChange: setText }}
      />
      <div
        className={cn(
          "min-h-0 flex-1 gap-5 transition-opacity md:flex",
          phone === "grid" ? "flex max-md:h-[calc(100dvh-17rem)] max-md:min-h-96 max-md:flex-none" : "hidden",
          isTurning && "opacity-60",
        )}
        aria-busy={isTurning}
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
          onCreate={createOn ? onCreate : undefined}
          onMenu={cell.onMenu}
          onPoint={cell.onPoint}
          drag={drag}
          found={found}
        />
      </div>
      {phone === "list" ? (
        <div className="md:hidden" aria-busy={isTurning} {...swipe}>
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
      <CellWindows cell={cell} data={data} today={today} onOpen={open} />
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
