/*
 * What of a day is in sight: minutes of the wall clock against a window that is shorter than the day.
 */

type Span = { from: number; to: number };
type Day = {
  /** When somebody works. */
  open: readonly Span[];
  events: readonly Span[];
  /** The minute it is; null where today is not shown. */
  now: number | null;
  /** How many minutes have room at once. */
  room: number;
};

const USUAL_BEGIN = 9 * 60;
const ABOVE = 20;
const BEFORE_NOW = 90;

/**
 * The minute at the top when a day is opened: where work begins, or, where nobody works, at the first appointment. What
 * lies outside the hours does not pull the day away from them. Now comes into sight while there is work to be done.
 */
export function opensAt({ open, events, now, room }: Day): number {
  const spans = open.length > 0 ? open : events;
  const begin = spans.length > 0 ? Math.min(...spans.map(({ from }) => from)) : USUAL_BEGIN;
  const end = Math.max(begin, ...spans.map(({ to }) => to));
  const top = Math.max(0, begin - ABOVE);
  const nowIsBelow = now !== null && now <= end && now > top + room - BEFORE_NOW;
  return nowIsBelow ? now - BEFORE_NOW : top;
}

export type OutOfSight = { count: number; minute: number } | null;

type Sides = { left: number; right: number };

/** How far to go sideways for something that a panel covers: until it shows, or its beginning would go. */
export const sideways = (what: Sides, free: Sides): number =>
  Math.max(0, Math.min(what.right - free.right, what.left - free.left));

/** So much of it must show: a sliver at the edge tells nobody who it is. */
const SLIVER = 5;

/** What lies wholly above or below a window: how many, and where the furthest begins, or ends. */
export function outOfSight(events: readonly Span[], { from, to }: Span): { earlier: OutOfSight; later: OutOfSight } {
  const above = events.filter((event) => event.to < from + SLIVER);
  const below = events.filter((event) => event.from > to - SLIVER);
  return {
    earlier: above.length > 0 ? { count: above.length, minute: Math.min(...above.map((event) => event.from)) } : null,
    later: below.length > 0 ? { count: below.length, minute: Math.max(...below.map((event) => event.to)) } : null,
  };
}
