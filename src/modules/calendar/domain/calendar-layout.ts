import { addDays, weekdayOf } from "#lib/time.ts";

/*
 * Where things lie on a calendar. Free of dates and zones as objects: the server says when each day begins and how far
 * its wall clock is from UTC, and from there it is integers (the browser's own zone never matters).
 */

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** A local date: its instants in epoch ms. It has 23 or 25 hours where clocks change. */
export type CalendarDay = { date: string; start: number; end: number };

/** From this instant on, the wall clock is UTC plus so many minutes. In order of time; the first holds before it too. */
export type WallOffset = { from: number; minutes: number };

export type Interval = { start: number; end: number };

/** Minutes that the wall clock is ahead of UTC at an instant. */
export function offsetAt(offsets: readonly WallOffset[], at: number): number {
  let minutes = offsets[0]?.minutes ?? 0;
  for (const offset of offsets) {
    if (offset.from > at) break;
    minutes = offset.minutes;
  }
  return minutes;
}

/** Minutes since midnight that the wall shows, 0 to 1439. */
export function wallMinute(offsets: readonly WallOffset[], at: number): number {
  const minutes = Math.floor(at / MINUTE) + offsetAt(offsets, at);
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** "09:05". `1440` is "24:00". */
export function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/**
 * The instant at which the wall shows that minute of that day. Of two (clocks went back) the first; of none (they went
 * forward) the one as far behind the gap, as Temporal's `compatible` has it.
 */
export function instantAt(offsets: readonly WallOffset[], date: string, minute: number): number {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE;
  const candidates = offsets.map((offset) => asUtc - offset.minutes * MINUTE);
  const right = candidates.filter((at) => at + offsetAt(offsets, at) * MINUTE === asUtc);
  if (right.length > 0) return Math.min(...right);
  return asUtc - offsetBefore(offsets, asUtc) * MINUTE;
}

/** The offset that held before the change nearest to a wall-clock time that does not exist. */
function offsetBefore(offsets: readonly WallOffset[], asUtc: number): number {
  let before = offsets[0]?.minutes ?? 0;
  for (const [index, offset] of offsets.entries()) {
    const previous = offsets[index - 1];
    if (previous && offset.from <= asUtc - previous.minutes * MINUTE) before = previous.minutes;
  }
  return before;
}

/** The part of an interval that lies on a day, in minutes of its wall clock; null if none does. */
export function onDay(
  offsets: readonly WallOffset[],
  day: CalendarDay,
  { start, end }: Interval,
): { from: number; to: number } | null {
  if (end <= day.start || start >= day.end) return null;
  const from = start <= day.start ? 0 : wallMinute(offsets, start);
  const to = end >= day.end ? DAY_MINUTES : wallMinute(offsets, end);
  // Where clocks go back, what ends after the change may show an earlier time than it began at: its length is real.
  return {
    from,
    to: to > from ? to : Math.min(DAY_MINUTES, from + Math.round((Math.min(end, day.end) - start) / MINUTE)),
  };
}

export type Laid<T> = { item: T; from: number; to: number; column: number; columns: number };

/**
 * Side by side what overlaps: each takes the first free column of its cluster, and the cluster shares the width.
 * What is shorter than `least` minutes is drawn that long, so it needs its room too. One sweep over sorted starts.
 */
export function layOut<T extends { from: number; to: number }>(items: readonly T[], least = 0): Laid<T>[] {
  const sorted = items.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const laid: Laid<T>[] = [];
  let cluster: Laid<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const event of cluster) event.columns = ends.length;
    laid.push(...cluster);
    cluster = [];
    ends = [];
  };
  for (const item of sorted) {
    const { from } = item;
    const to = Math.max(item.to, from + least);
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const column = free < 0 ? ends.length : free;
    ends[column] = to;
    cluster.push({ item, from, to, column, columns: 1 });
  }
  close();
  return laid;
}

/** The union of spans, as few and as long as can be, in order. */
export function union(spans: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/**
 * The hours worth showing, in whole hours: what is worked and booked, an hour around it, and never less than
 * `usual`, so that the grid does not jump from one week to the next.
 */
export function hoursToShow(
  spans: readonly { from: number; to: number }[],
  usual = { from: 8, to: 19 },
): { from: number; to: number } {
  const first = Math.min(usual.from * 60, ...spans.map((span) => span.from - 30));
  const last = Math.max(usual.to * 60, ...spans.map((span) => span.to + 30));
  return { from: Math.max(0, Math.floor(first / 60)), to: Math.min(24, Math.ceil(last / 60)) };
}

/** The start a click means: the nearest multiple of `step` minutes at or before it. */
export const snap = (minute: number, step: number): number => Math.max(0, Math.floor(minute / step) * step);

/** The first date of its week, which begins on `firstWeekday` (0 is Sunday). */
export const weekStartOf = (date: string, firstWeekday: number): string =>
  addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
