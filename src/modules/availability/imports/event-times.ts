import type { Clock } from "./clock.ts";
import { UTC, type Clocks } from "./clocks.ts";
import { allOf, firstOf, type Component, type Property } from "./content-lines.ts";
import { readDuration, readMoment, type Written } from "./moments.ts";
import type { UnreadReason } from "./unread.ts";

export type Tell = (why: UnreadReason, detail?: string) => void;

/** A time of a calendar's: what it says, on whose clock, and when that is (epoch ms). */
export type Placed = { written: Written; clock: Clock; wall: Temporal.PlainDateTime; at: number };

/** When an occurrence that starts so is over (epoch ms). */
export type Length = (start: { wall: Temporal.PlainDateTime; at: number }) => number;

/** `floating`: whose clock a time that names no zone hangs on. */
export function place(written: Written, tzid: string, clocks: Clocks, tell: Tell, floating = clocks.floating): Placed {
  if (written.kind === "instant") return { written, clock: UTC, wall: UTC.wallOf(written.at), at: written.at };
  if (written.kind === "date") {
    const wall = written.date.toPlainDateTime();
    return { written, clock: clocks.days, wall, at: clocks.days.instantOf(wall) };
  }
  const named = tzid === "" ? { clock: floating, sure: true } : clocks.named(tzid);
  if (!named.sure) tell("ZONE_UNKNOWN", tzid);
  return { written, clock: named.clock, wall: written.wall, at: named.clock.instantOf(written.wall) };
}

export const tzidOf = ({ parameters }: Property): string => parameters.get("TZID") ?? "";

export function startOf(event: Component, clocks: Clocks, tell: Tell): Placed | null {
  const property = firstOf(event, "DTSTART");
  const written = readMoment(property?.value ?? "");
  if (!property || !written) {
    tell("START_UNREADABLE", property?.value);
    return null;
  }
  return place(written, tzidOf(property), clocks, tell);
}

/** How long it takes: to its DTEND, or for its DURATION; a day, or no time at all, without either. `null` if that cannot be told. */
export function lengthOf(event: Component, start: Placed, clocks: Clocks, tell: Tell): Length | null {
  const ends = allOf(event, "DTEND").filter(({ value }) => value.trim() !== "");
  const durations = allOf(event, "DURATION").filter(({ value }) => value.trim() !== "");
  for (const property of ends) {
    const written = readMoment(property.value);
    if (written) return untilEnd(start, endAt(written, property, start, clocks, tell), tell);
  }
  for (const { value } of durations) {
    const duration = readDuration(value);
    if (duration) return forDuration(start, duration, tell);
  }
  const wrong = ends[0] ?? durations[0];
  if (!wrong) return forDuration(start, new Temporal.Duration(), tell);
  tell("LENGTH_UNREADABLE", wrong.value);
  return null;
}

/** An end without a zone is on its start's clock; one that is a day begins there too. */
function endAt(written: Written, property: Property, start: Placed, clocks: Clocks, tell: Tell): Placed {
  const timed = start.written.kind !== "date";
  if (written.kind === "date" && timed) {
    const wall = written.date.toPlainDateTime();
    return { written, clock: start.clock, wall, at: start.clock.instantOf(wall) };
  }
  return place(written, tzidOf(property), clocks, tell, timed ? start.clock : clocks.days);
}

function untilEnd(start: Placed, end: Placed, tell: Tell): Length | null {
  if (start.written.kind === "date" && end.written.kind === "date") {
    const { days } = start.written.date.until(end.written.date, { largestUnit: "days" });
    return forDuration(start, Temporal.Duration.from({ days }), tell);
  }
  const elapsed = end.at - start.at;
  if (elapsed < 0) {
    tell("ENDS_BEFORE_START");
    return null;
  }
  if (elapsed === 0 && start.written.kind === "date") return forDuration(start, new Temporal.Duration(), tell);
  // Each occurrence of a series takes as long as the first (RFC 5545, 3.8.5.3).
  return ({ at }) => at + elapsed;
}

function forDuration(start: Placed, duration: Temporal.Duration, tell: Tell): Length | null {
  if (duration.sign < 0) {
    tell("ENDS_BEFORE_START");
    return null;
  }
  // A day that ends where it begins is that day: many programs write so.
  const whole = start.written.kind === "date" && duration.sign === 0 ? Temporal.Duration.from({ days: 1 }) : duration;
  const exact = whole.with({ days: 0 }).total("milliseconds");
  return ({ wall, at }) => (whole.days === 0 ? at : start.clock.instantOf(wall.add({ days: whole.days }))) + exact;
}
