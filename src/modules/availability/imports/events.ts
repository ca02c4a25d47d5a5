import type { Clocks } from "./clocks.ts";
import { allOf, firstOf, textOf, wordOf, type Component } from "./content-lines.ts";
import { isSeries, namedOccurrences, occurrencesOf, type Occurrence } from "./event-series.ts";
import { lengthOf, startOf, type Length, type Placed, type Tell } from "./event-times.ts";
import { TooMuch, type Spending } from "./limits.ts";
import { readMoment } from "./moments.ts";
import { shortened, type Unread } from "./unread.ts";

export type Reading = {
  window: { from: number; to: number };
  clocks: Clocks;
  spending: Spending;
  keep: (start: number, end: number) => void;
  unread: (what: Unread) => void;
};

/** From a moved occurrence on, all that follow are moved as far. */
type Turn = { at: number; start: Placed; from: Temporal.PlainDateTime; length: Length | null };

/** What is said of an event is said once, where it is read itself. */
const silently: Tell = () => undefined;

/** As far as the rest of a series may be moved with one of its occurrences. */
const FURTHEST_MS = 400 * 86_400_000;

/** Every event of a calendar: a series with those of its occurrences that were changed, by their UID. */
export function readEvents(calendar: Component, reading: Reading): void {
  if (wordOf(calendar, "METHOD") === "CANCEL") return;
  const events = calendar.components.filter(({ name }) => name === "VEVENT");
  const groups = Map.groupBy(events, (event) => firstOf(event, "UID")?.value.trim() || event);
  for (const group of groups.values()) {
    try {
      readGroup(group, reading);
    } catch (error) {
      if (error instanceof TooMuch) throw error;
      // Whatever a stranger can think of (a year that no clock reaches) stays theirs alone.
      for (const event of group) {
        const { tell, told } = tellingOf(event, reading);
        tell("EVENT_UNREADABLE");
        told(null, null);
      }
    }
  }
}

function readGroup(group: readonly Component[], reading: Reading): void {
  const changed = lastOfEach(group.filter((event) => firstOf(event, "RECURRENCE-ID")));
  for (const event of newest(group.filter((each) => !firstOf(each, "RECURRENCE-ID"))))
    readSeries(event, changed, reading);
  for (const event of changed) {
    // One that goes on with a rule of its own is a series again; what came before it is cut off there.
    if (isTurn(event) && firstOf(event, "RRULE")) readSeries(event, [], reading);
    else readSingle(event, reading);
  }
}

const sequenceOf = (event: Component): number => Number(firstOf(event, "SEQUENCE")?.value) || 0;

/** Where a file holds several versions of an event, the last one counts. */
function newest(events: readonly Component[]): readonly Component[] {
  const last = Math.max(...events.map(sequenceOf));
  return events.filter((event) => sequenceOf(event) === last);
}

function lastOfEach(changed: readonly Component[]): Component[] {
  const places = Map.groupBy(changed, (event) => {
    const { value, parameters } = firstOf(event, "RECURRENCE-ID") ?? { value: "", parameters: new Map() };
    return `${value.trim()} ${parameters.get("TZID") ?? ""}`;
  });
  return [...places.values()].flatMap((versions) => newest(versions).at(-1) ?? []);
}

const isTurn = (event: Component): boolean =>
  firstOf(event, "RECURRENCE-ID")?.parameters.get("RANGE")?.toUpperCase() === "THISANDFUTURE";

/** Cancelled, or marked as leaving its time free; Outlook has a mark of its own for that. */
const isFree = (event: Component): boolean =>
  wordOf(event, "STATUS") === "CANCELLED" ||
  (wordOf(event, "TRANSP") || (wordOf(event, "X-MICROSOFT-CDO-BUSYSTATUS") === "FREE" ? "TRANSPARENT" : "")) ===
    "TRANSPARENT";

function readSingle(event: Component, reading: Reading): void {
  if (isFree(event)) return;
  const { tell, told } = tellingOf(event, reading);
  const id = firstOf(event, "RECURRENCE-ID");
  if (id && !readMoment(id.value)) tell("OCCURRENCE_UNREADABLE", id.value);
  const range = id?.parameters.get("RANGE");
  if (range && !isTurn(event)) tell("OCCURRENCE_UNREADABLE", range);
  const start = startOf(event, reading.clocks, tell);
  const length = start ? lengthOf(event, start, reading.clocks, tell) : null;
  const end = start && length ? length(start) : null;
  if (start && end !== null) reading.keep(start.at, end);
  told(start?.at ?? null, end ?? start?.at ?? null);
}

function readSeries(event: Component, changed: readonly Component[], reading: Reading): void {
  if (!isSeries(event) && changed.length === 0) return readSingle(event, reading);
  const { window, clocks, spending } = reading;
  const { tell, told } = tellingOf(event, reading);
  const start = startOf(event, clocks, tell);
  const length = start ? lengthOf(event, start, clocks, tell) : null;
  if (!start || !length) return told(start?.at ?? null, null);
  const turns = changed
    .flatMap((each) => (isTurn(each) ? (turnOf(each, start, reading) ?? []) : []))
    .toSorted((a, b) => a.at - b.at);
  const isChanged = namedOccurrences(
    changed.flatMap((each) => allOf(each, "RECURRENCE-ID")),
    start,
    clocks,
    silently,
  );
  const around = Math.max(length(start) - start.at, turns.length > 0 ? FURTHEST_MS : 0) + 2 * 86_400_000;
  const range = { from: window.from - around, to: window.to + around };
  const free = isFree(event);
  for (const occurrence of occurrencesOf(event, start, range, { clocks, spending, tell })) {
    if (isChanged(occurrence)) continue;
    const turn = turns.findLast(({ at }) => at <= occurrence.at);
    if (turn) keepTurned(occurrence, turn, reading);
    else if (!free) reading.keep(occurrence.at, occurrence.until ?? length(occurrence));
  }
  told(start.at, null);
}

function turnOf(event: Component, series: Placed, reading: Reading): Turn | null {
  const { clocks } = reading;
  const id = firstOf(event, "RECURRENCE-ID");
  const at =
    id &&
    startOf({ ...event, properties: [{ ...id, name: "DTSTART" }] }, { ...clocks, floating: series.clock }, silently);
  if (!at) return null;
  const start = startOf(event, clocks, silently) ?? at;
  const goesOn = !isFree(event) && !firstOf(event, "RRULE");
  return {
    at: at.at,
    start,
    from: start.clock.wallOf(at.at),
    length: goesOn ? lengthOf(event, start, clocks, silently) : null,
  };
}

function keepTurned({ at }: Occurrence, { start, from, length }: Turn, reading: Reading): void {
  if (!length) return;
  const wall = start.clock.wallOf(at).add(from.until(start.wall, { largestUnit: "days" }));
  const moved = { wall, at: start.clock.instantOf(wall) };
  reading.keep(moved.at, length(moved));
}

/** Gathers what of an event cannot be read, and tells it unless the event is over or lies beyond the window. */
function tellingOf(event: Component, { window, unread }: Reading) {
  const found = new Map<Unread["reason"], string | undefined>();
  const tell: Tell = (why, detail) => void (found.has(why) || found.set(why, detail));
  if (event.cutShort) tell("CUT_SHORT");
  const hidden = ["PRIVATE", "CONFIDENTIAL"].includes(wordOf(event, "CLASS"));
  const told = (at: number | null, end: number | null): void => {
    if ((end !== null && end < window.from) || (at !== null && at >= window.to)) return;
    const title = hidden ? null : shortened(textOf(event, "SUMMARY")) || null;
    for (const [reason, detail] of found) unread({ reason, title, at, detail: detail ? shortened(detail) : null });
  };
  return { tell, told };
}
