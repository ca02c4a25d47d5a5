import { mergeIntervals } from "../domain/merge-intervals.ts";
import { clocksOf, type Clocks } from "./clocks.ts";
import { allOf, readComponents, type Component } from "./content-lines.ts";
import { readEvents, type Reading } from "./events.ts";
import { Spending, TooMuch, type Refusal } from "./limits.ts";
import { place } from "./event-times.ts";
import { readDuration, readMoment } from "./moments.ts";
import { MOST_UNREAD, shortened, type Unread } from "./unread.ts";

export type BusyWindow = {
  /** Epoch milliseconds; at most two years are asked for. */
  from: number;
  to: number;
  /** For whole days and for times that name no zone: the professional's. */
  timeZone: string;
};

export type BusyTimes =
  | {
      ok: true;
      intervals: { start: number; end: number }[];
      /** What could not be read, event by event: the first of them, and how many there are. */
      unread: Unread[];
      unreadCount: number;
    }
  | { ok: false; reason: "UNREADABLE" | Refusal };

/**
 * When an iCalendar text (RFC 5545) says that its owner is busy, merged and sorted. Events that are cancelled or marked
 * free do not count. What of one event cannot be read is told and takes nothing else with it; but a rule may say "every
 * second for ever": what is too much is refused as a whole. `busyTimesApart` runs this where it can be stopped.
 */
export function busyTimes(text: string, window: BusyWindow): BusyTimes {
  const calendars = readComponents(text);
  if (!calendars) return { ok: false, reason: "UNREADABLE" };
  const intervals: { start: number; end: number }[] = [];
  const unread: Unread[] = [];
  let unreadCount = 0;
  const spending = new Spending();
  const reading = {
    window,
    spending,
    keep: (start: number, end: number) => {
      if (!(start < end) || end <= window.from || start >= window.to) return;
      spending.busy();
      intervals.push({ start: Math.max(start, window.from), end: Math.min(end, window.to) });
    },
    unread: (what: Unread) => {
      if (++unreadCount <= MOST_UNREAD) unread.push(what);
    },
  };
  try {
    for (const calendar of calendars) {
      const clocks = clocksOf(calendar, window, spending);
      readEvents(calendar, { ...reading, clocks });
      for (const component of calendar.components)
        if (component.name === "VFREEBUSY") readFreeBusy(component, clocks, reading);
    }
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, reason: error.reason };
    throw error;
  }
  return { ok: true, intervals: mergeIntervals(intervals), unread, unreadCount };
}

/** Published free and busy times (RFC 5545, 3.6.4): periods of UTC's. */
function readFreeBusy(component: Component, clocks: Clocks, { keep, unread }: Pick<Reading, "keep" | "unread">): void {
  for (const { value, parameters } of allOf(component, "FREEBUSY")) {
    if (parameters.get("FBTYPE")?.toUpperCase() === "FREE") continue;
    for (const period of value.split(",").filter((each) => each.trim() !== "")) {
      const [first = "", last = ""] = period.split("/");
      const start = readMoment(first);
      const at = start && place(start, parameters.get("TZID") ?? "", clocks, () => undefined).at;
      const end = readMoment(last);
      const until = end
        ? place(end, parameters.get("TZID") ?? "", clocks, () => undefined).at
        : at === null
          ? null
          : (readDuration(last)?.total({ unit: "milliseconds", relativeTo: "1970-01-01" }) ?? Number.NaN) + at;
      if (at === null || until === null || Number.isNaN(until))
        unread({ reason: "FREE_BUSY_UNREADABLE", title: null, at, detail: shortened(period) });
      else keep(at, until);
    }
  }
}
