import type { Clock } from "./clock.ts";
import { allOf, firstOf, type Component } from "./content-lines.ts";
import type { Spending } from "./limits.ts";
import { readMoment } from "./moments.ts";
import { occurrences, readRule } from "./recurrence.ts";

const DAY_MS = 86_400_000;
/** Rules are worked out this far around the window: whatever lies further away is cut off anyway. */
const AROUND_DAYS = 400;

type Change = { at: number; before: number; after: number };

/** The clock of a zone that only the file knows, by the rules of its VTIMEZONE; `null` if it has none that can be read. */
export function fileClock(zone: Component, window: { from: number; to: number }, spending: Spending): Clock | null {
  const changes = zone.components
    .filter(({ name }) => name === "STANDARD" || name === "DAYLIGHT")
    .flatMap((rules) => changesOf(rules, window, spending))
    .toSorted((a, b) => a.at - b.at);
  const [first] = changes;
  if (!first) return null;
  const offsets = [...new Set(changes.flatMap(({ before, after }) => [before, after]))].toSorted((a, b) => b - a);
  const offsetAt = (at: number): number => changes.findLast((change) => change.at <= at)?.after ?? first.before;
  return {
    wallOf: (at) => wallAt(at + offsetAt(at)),
    instantOf: (wall) => {
      const face = wall.toZonedDateTime("UTC").epochMilliseconds;
      // Twice a night, the first of both counts; in the hour that is left out, the clock before it: as Temporal has it.
      const there = offsets.map((offset) => face - offset).find((at) => at + offsetAt(at) === face);
      return there ?? face - offsetAt(face - Math.max(...offsets));
    },
  };
}

const wallAt = (face: number) =>
  Temporal.Instant.fromEpochMilliseconds(face).toZonedDateTimeISO("UTC").toPlainDateTime();

function changesOf(rules: Component, window: { from: number; to: number }, spending: Spending): Change[] {
  const before = offsetOf(rules, "TZOFFSETFROM");
  const after = offsetOf(rules, "TZOFFSETTO");
  const start = readMoment(firstOf(rules, "DTSTART")?.value ?? "");
  if (before === null || after === null || !start) return [];
  const wallOf = (written: typeof start) => (written.kind === "date" ? written.date.toPlainDateTime() : written.wall);
  const more = allOf(rules, "RDATE")
    .flatMap(({ value }) => value.split(","))
    .flatMap((value) => readMoment(value) ?? []);
  const instantOf = (wall: Temporal.PlainDateTime) => wall.toZonedDateTime("UTC").epochMilliseconds - before;
  const repeated = allOf(rules, "RRULE").flatMap(({ value }) => {
    const rule = readRule(value);
    if (!rule) return [];
    const range = { from: wallAt(window.from - AROUND_DAYS * DAY_MS), to: wallAt(window.to + AROUND_DAYS * DAY_MS) };
    const last = rule.until && (rule.until.kind === "instant" ? rule.until.at : instantOf(wallOf(rule.until)));
    return occurrences(rule, wallOf(start), range, spending).filter((wall) => last === null || instantOf(wall) <= last);
  });
  return [wallOf(start), ...more.map(wallOf), ...repeated].map((wall) => ({ at: instantOf(wall), before, after }));
}

/** `+0100`, `-034500`: milliseconds. */
function offsetOf(rules: Component, name: string): number | null {
  const found = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(firstOf(rules, name)?.value.trim() ?? "");
  if (!found) return null;
  const [, sign, hours, minutes, seconds = "0"] = found;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
}
