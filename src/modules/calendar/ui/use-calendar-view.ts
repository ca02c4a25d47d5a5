"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

export type View = "day" | "week";

export type CalendarView = {
  view: View;
  date: string;
  /** Whose columns; empty = everyone's. */
  with: readonly string[];
  /** The appointment whose panel is open. */
  open: string | null;
  /** What colour tells: the same in every view, until something else is asked for. */
  color: ColorBy;
  /** How a phone shows it; null = not asked for. */
  phone: PhoneLayout | null;
};

export type PhoneLayout = "list" | "grid";

export type ColorBy = "type" | "state" | "person";
const COLORS: readonly string[] = ["type", "state", "person"] satisfies ColorBy[];
const USUAL_COLOR: ColorBy = "type";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const isDate = (text: string | null | undefined): text is string =>
  Boolean(text && DATE.test(text) && !Number.isNaN(Date.parse(text)));

/** The date as the address has it now, which a render may not have seen yet: two keys pressed quickly must both count. */
export function dateInAddress(otherwise: string): string {
  const date = new URLSearchParams(window.location.search).get("date");
  return isDate(date) ? date : otherwise;
}

/** What the calendar shows is its address: it can be sent, bookmarked, and gone back to. */
export function useCalendarView(defaults: {
  view: View;
  date: string;
}): [CalendarView, (change: Partial<CalendarView>) => void] {
  const params = useSearchParams();
  const date = params.get("date");
  const view = params.get("view");
  const chosen = params.get("with");
  const open = params.get("open");
  const color = params.get("color");
  const phone = params.get("as");

  const state = useMemo<CalendarView>(
    () => ({
      view: view === "day" || view === "week" ? view : defaults.view,
      date: isDate(date) ? date : defaults.date,
      with: chosen ? chosen.split(",") : [],
      open,
      color: color && COLORS.includes(color) ? (color as ColorBy) : USUAL_COLOR,
      phone: phone === "list" || phone === "grid" ? phone : null,
    }),
    [view, date, chosen, open, color, phone, defaults.view, defaults.date],
  );

  const change = useCallback((next: Partial<CalendarView>) => {
    // Read from the address, not from the render: two keys pressed quickly must both count.
    const query = new URLSearchParams(window.location.search);
    const put = (key: string, value: string | null | undefined) => (value ? query.set(key, value) : query.delete(key));
    if (next.view) put("view", next.view);
    if (next.date) put("date", next.date);
    if (next.with) put("with", next.with.join(","));
    if (next.open !== undefined) put("open", next.open);
    if (next.color !== undefined) put("color", next.color === USUAL_COLOR ? null : next.color);
    if (next.phone !== undefined) put("as", next.phone);
    // The page needs nothing new of the server: its data is asked for by the components.
    window.history[next.date || next.view ? "pushState" : "replaceState"](null, "", `?${query.toString()}`);
  }, []);

  return [state, change];
}
