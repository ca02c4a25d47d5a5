import ICAL from "ical.js";
import { mergeIntervals } from "../domain/merge-intervals.ts";

export type BusyWindow = {
  /** Epoch milliseconds; at most two years are asked for. */
  from: number;
  to: number;
  /** For whole days and for times that name no zone: the professional's. */
  timeZone: string;
};

export type BusyTimes =
  | { ok: true; intervals: { start: number; end: number }[] }
  | { ok: false; reason: "UNREADABLE" | "TOO_MANY_EVENTS" | "TOO_COMPLEX" };

const MAX_INSTANCES = 5_000;
/** Steps of all rules together, those before the window included: a daily rule of forty years takes 15,000. */
const MAX_STEPS = 100_000;

class TooMuch extends Error {
  readonly reason: "TOO_MANY_EVENTS" | "TOO_COMPLEX";
  constructor(reason: "TOO_MANY_EVENTS" | "TOO_COMPLEX") {
    super(reason);
    this.reason = reason;
  }
}

/**
 * When an iCalendar text (RFC 5545) says that its owner is busy, merged and sorted. Events that are cancelled or marked
 * free do not count. A rule may say "every second for ever": what is too much is refused as a whole, never cut short.
 * Parsing is the library's, and a hostile text may keep it long: `busyTimesApart` runs this where it can be stopped.
 */
export function busyTimes(text: string, window: BusyWindow): BusyTimes {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, reason: "UNREADABLE" };
  try {
    const found: Found = { intervals: [], steps: 0 };
    for (const calendar of calendarsIn(text)) {
      for (const event of eventsOf(calendar)) collect(event, window, found);
      for (const component of calendar.getAllSubcomponents("vfreebusy")) collectFreeBusy(component, window, found);
    }
    return { ok: true, intervals: mergeIntervals(found.intervals) };
  } catch (error) {
    return { ok: false, reason: error instanceof TooMuch ? error.reason : "UNREADABLE" };
  }
}

type Found = { intervals: { start: number; end: number }[]; steps: number };

function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text.replace(/^\uFEFF/, "")) as unknown[];
  const several = Array.isArray(parsed[0]);
  return (several ? (parsed as unknown[][]) : [parsed]).map((jcal) => new ICAL.Component(jcal));
}

/** Each event once, with the occurrences of it that were changed; one that lost its series stands alone. */
function eventsOf(calendar: ICAL.Component): ICAL.Event[] {
  const counted = calendar.getAllSubcomponents("vevent");
  const byUid = Map.groupBy(counted, (component) => String(component.getFirstPropertyValue("uid") ?? Math.random()));
  return [...byUid.values()].flatMap((components) => {
    const changed = components.filter((component) => component.hasProperty("recurrence-id"));
    const masters = components.filter((component) => !component.hasProperty("recurrence-id"));
    if (masters.length === 0) return changed.map((component) => new ICAL.Event(component, { exceptions: [] }));
    return masters.map((component) => new ICAL.Event(component, { exceptions: changed }));
  });
}

const isFree = ({ component }: ICAL.Event): boolean =>
  String(component.getFirstPropertyValue("transp") ?? "").toUpperCase() === "TRANSPARENT" ||
  String(component.getFirstPropertyValue("status") ?? "").toUpperCase() === "CANCELLED";

function collect(event: ICAL.Event, window: BusyWindow, found: Found): void {
  if (!event.startDate) return;
  if (!event.isRecurring() || event.isRecurrenceException()) {
    if (!isFree(event))
      keep(
        {
          start: instantOf(event.startDate, zoneOf(event), window),
          end: instantOf(event.endDate, zoneOf(event), window),
        },
        window,
        found,
      );
    return;
  }
  const occurrences = event.iterator();
  const longOver = event.exceptions.length === 0 ? new Date(window.from).getUTCFullYear() - 1 : -Infinity;
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    if (++found.steps > MAX_STEPS) throw new TooMuch("TOO_COMPLEX");
    if (next.year < longOver) continue;
    if (instantOf(next, zoneOf(event), window) >= window.to) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (!isFree(item))
      keep(
        { start: instantOf(startDate, zoneOf(item), window), end: instantOf(endDate, zoneOf(item), window) },
        window,
        found,
      );
  }
}

function collectFreeBusy(component: ICAL.Component, window: BusyWindow, found: Found): void {
  for (const property of component.getAllProperties("freebusy")) {
    if (String(property.getParameter("fbtype") ?? "BUSY").toUpperCase() === "FREE") continue;
    for (const period of property.getValues() as ICAL.Period[]) {
      keep(
        { start: instantOf(period.start, null, window), end: instantOf(period.getEnd(), null, window) },
        window,
        found,
      );
    }
  }
}

function keep({ start, end }: { start: number; end: number }, { from, to }: BusyWindow, found: Found): void {
  if (!(start < end) || end <= from || start >= to) return;
  if (found.intervals.length >= MAX_INSTANCES) throw new TooMuch("TOO_MANY_EVENTS");
  found.intervals.push({ start: Math.max(start, from), end: Math.min(end, to) });
}

const known = new Map<string, boolean>();

function isZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    try {
      new Intl.DateTimeFormat("en", { timeZone: name });
      answer = true;
    } catch {
      answer = false;
    }
    known.set(name, answer);
  }
  return answer;
}

/** The TZID of an event's start. */
const zoneOf = ({ component }: ICAL.Event): string | null =>
  (component.getFirstProperty("dtstart")?.getParameter("tzid") as string | undefined) ?? null;

/**
 * A zone's own name is believed before the rules that the file brings for it, which are often a few years' only; those
 * are for names that only its writer knows.
 */
function instantOf(time: ICAL.Time, tzid: string | null, { timeZone }: BusyWindow): number {
  if (time.zone === ICAL.Timezone.utcTimezone && !time.isDate) return time.toUnixTime() * 1000;
  const named = tzid?.replace(/^\/[^/]+\//, "") ?? null;
  if (!time.isDate && named && !isZone(named) && time.zone !== ICAL.Timezone.localTimezone)
    return time.toUnixTime() * 1000;
  const { year, month, day, hour, minute, second } = time;
  const wall = Temporal.PlainDateTime.from({
    year,
    month,
    day,
    ...(time.isDate ? {} : { hour, minute, second: Math.min(second, 59) }),
  });
  return wall.toZonedDateTime(!time.isDate && named && isZone(named) ? named : timeZone).epochMilliseconds;
}
