import type { Clocks } from "./clocks.ts";
import { allOf, firstOf, type Component, type Property } from "./content-lines.ts";
import { place, tzidOf, type Placed, type Tell } from "./event-times.ts";
import type { Spending } from "./limits.ts";
import { readDuration, readMoment, type Written } from "./moments.ts";
import { occurrences, readRule, type Rule } from "./recurrence.ts";

/** One occurrence: where it starts on its series' wall, when that is, and its own end where it has one (epoch ms). */
export type Occurrence = { wall: Temporal.PlainDateTime; at: number; until?: number };

export const isSeries = (event: Component): boolean =>
  ["RRULE", "RDATE"].some((name) => firstOf(event, name) !== undefined);

/** The occurrences of an event from `from` until `to` (epoch ms), those left out that it leaves out. */
export function occurrencesOf(
  event: Component,
  start: Placed,
  range: { from: number; to: number },
  { clocks, spending, tell }: { clocks: Clocks; spending: Spending; tell: Tell },
): Occurrence[] {
  const at = new Map<number, Occurrence[]>();
  const add = (occurrence: Occurrence) => at.set(occurrence.at, [...(at.get(occurrence.at) ?? []), occurrence]);
  const bounds = { from: start.clock.wallOf(range.from), to: start.clock.wallOf(range.to) };
  const follow = (rule: Rule): Occurrence[] =>
    occurrences(rule, start.wall, bounds, spending)
      .map((wall) => ({ wall, at: start.clock.instantOf(wall) }))
      .filter((each) => !isAfter(rule.until, each, start, clocks));
  const rules = rulesOf(event, "RRULE", tell);
  for (const occurrence of rules.flatMap(follow)) add(occurrence);
  if (!at.has(start.at)) add(start);
  for (const occurrence of extraDates(event, start, clocks, tell)) add(occurrence);
  for (const { at: excluded } of rulesOf(event, "EXRULE", tell).flatMap(follow)) at.delete(excluded);
  const isOut = namedOccurrences(allOf(event, "EXDATE"), start, clocks, tell);
  return [...at.values()].flat().filter((each) => !isOut(each));
}

function rulesOf(event: Component, name: string, tell: Tell): Rule[] {
  return allOf(event, name).flatMap(({ value }) => {
    if (value.trim() === "") return [];
    const rule = readRule(value);
    if (!rule) tell(name === "RRULE" ? "RULE_UNREADABLE" : "EXCLUSION_UNREADABLE", value);
    return rule ?? [];
  });
}

/** UNTIL names the last occurrence: a day with all that lies in it, or a time on the series' clock. */
function isAfter(until: Written | null, { wall, at }: Occurrence, start: Placed, clocks: Clocks): boolean {
  if (!until) return false;
  const lastDay = start.written.kind === "date" ? dayOf(until, clocks) : until.kind === "date" ? until.date : null;
  if (lastDay) return Temporal.PlainDate.compare(wall.toPlainDate(), lastDay) > 0;
  if (until.kind === "instant") return at > until.at;
  return until.kind === "wall" && Temporal.PlainDateTime.compare(wall, until.wall) > 0;
}

/**
 * The day that a time means which names an occurrence of whole days. Midnight, or a minute before it, is written by
 * programs that have the date in mind; other times of UTC's by those that turned the local midnight into it.
 */
function dayOf(written: Written, clocks: Clocks): Temporal.PlainDate {
  if (written.kind === "date") return written.date;
  const { hour, minute, second } = written.wall;
  const dateMeant = hour * 3_600 + minute * 60 + second === 0 || (hour === 23 && minute === 59);
  return written.kind === "wall" || dateMeant
    ? written.wall.toPlainDate()
    : clocks.days.wallOf(written.at).toPlainDate();
}

function extraDates(event: Component, start: Placed, clocks: Clocks, tell: Tell): Occurrence[] {
  return allOf(event, "RDATE").flatMap((property) =>
    valuesOf(property).flatMap((value) => {
      const [first = "", last] = value.split("/");
      const written = readMoment(first);
      const until = last === undefined ? undefined : endOfPeriod(last, written, property, { start, clocks, tell });
      if (!written || until === null) {
        tell("EXTRA_DATE_UNREADABLE", value);
        return [];
      }
      const { wall, at } = onSeries(written, property, start, clocks, tell);
      return { wall, at, ...(until === undefined ? {} : { until }) };
    }),
  );
}

/** A date alone is that day at the series' own time; a whole day's series takes the day of whatever is written. */
function onSeries(written: Written, property: Property, start: Placed, clocks: Clocks, tell: Tell): Occurrence {
  if (start.written.kind === "date" || written.kind === "date") {
    const wall = dayOf(written, clocks).toPlainDateTime(start.wall.toPlainTime());
    return { wall, at: start.clock.instantOf(wall) };
  }
  const { at } = place(written, tzidOf(property), clocks, tell, start.clock);
  return { wall: start.clock.wallOf(at), at };
}

function endOfPeriod(
  value: string,
  from: Written | null,
  property: Property,
  { start, clocks, tell }: { start: Placed; clocks: Clocks; tell: Tell },
): number | null {
  if (!from) return null;
  const begun = place(from, tzidOf(property), clocks, tell, start.clock);
  const duration = readDuration(value);
  if (duration) {
    const later = duration.days === 0 ? begun.at : begun.clock.instantOf(begun.wall.add({ days: duration.days }));
    return later + duration.with({ days: 0 }).total("milliseconds");
  }
  const end = readMoment(value);
  return end ? place(end, tzidOf(property), clocks, tell, start.clock).at : null;
}

/** Judges whether an occurrence is one of those that these properties name: by its instant, or by its day. */
export function namedOccurrences(
  properties: readonly Property[],
  start: Placed,
  clocks: Clocks,
  tell: Tell,
): (occurrence: Occurrence) => boolean {
  const instants = new Set<number>();
  const days = new Set<string>();
  for (const property of properties) {
    for (const value of valuesOf(property)) {
      const written = readMoment(value);
      if (!written) tell("EXCLUSION_UNREADABLE", value);
      else if (start.written.kind === "date" || written.kind === "date") days.add(dayOf(written, clocks).toString());
      else instants.add(place(written, tzidOf(property), clocks, tell, start.clock).at);
    }
  }
  return ({ wall, at }) => instants.has(at) || (days.size > 0 && days.has(wall.toPlainDate().toString()));
}

const valuesOf = ({ value }: Property): string[] =>
  value
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
