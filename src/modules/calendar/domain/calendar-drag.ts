/*
 * Where a dragged appointment lands, and whether it may. In minutes of one day's wall clock; what a browser already knows,
 * so that a refusal is seen before the drop. The server has the last word.
 */

export type Span = { from: number; to: number };
const DAY_MINUTES = 1440;

/** The multiple of `step` nearest to a minute, counted from where the working window around it begins. */
export function snapTo(minute: number, step: number, open: readonly Span[]): number {
  const base = open.find(({ from, to }) => minute >= from && minute < to)?.from ?? 0;
  return base + Math.round((minute - base) / step) * step;
}

/** A block held `grab` minutes below its top, dropped where the pointer is. It stays whole on its day. */
export function landing(
  { pointer, grab, length }: { pointer: number; grab: number; length: number },
  step: number,
  open: readonly Span[],
): Span {
  const most = Math.max(0, DAY_MINUTES - length);
  const from = Math.min(most, Math.max(0, snapTo(pointer - grab, step, open)));
  return { from, to: from + length };
}

/** An end pulled to the pointer: `least` minutes at the shortest, midnight at the latest. */
export function stretched(from: number, pointer: number, step: number, least: number): Span {
  const to = from + Math.max(least, Math.round((pointer - from) / step) * step);
  return { from, to: Math.min(DAY_MINUTES, to) };
}

/** A range pulled over free time, upwards or downwards: one step long at the least. */
export function pulled(anchor: number, pointer: number, step: number): Span {
  const from = Math.max(0, Math.floor(Math.min(anchor, pointer) / step) * step);
  const to = Math.ceil(Math.max(anchor + 1, pointer) / step) * step;
  return { from, to: Math.min(DAY_MINUTES, Math.max(from + step, to)) };
}

/** What lies on one professional's day. `busy` includes the buffers of what takes the time. */
export type Ground = {
  given: boolean;
  open: readonly Span[];
  busy: readonly (Span & { name: string })[];
  away: readonly (Span & { name: string | null })[];
  /** The minute of now on this day; before it is past. -Infinity on days to come. */
  now: number;
};

/** `refused` would be refused whatever is said; `asks` is possible, outside the rules and marked as such. */
export type Judgement =
  | { verdict: "free" }
  | { verdict: "refused"; why: "notGiven" | "past" | "class" | "attended" | "offered" }
  | { verdict: "refused"; why: "busy"; name: string }
  | { verdict: "asks"; why: "away"; name: string | null }
  | { verdict: "asks"; why: "outside" | "past" };

/** So far back staff may still put right what happened (reschedule-appointment.ts). */
const PAST_ALLOWED_MINUTES = 12 * 60;

const meets = (one: Span, other: Span) => one.from < other.to && one.to > other.from;

/** Whether a span could be taken, its buffers around it. */
export function judge(span: Span, buffers: { before: number; after: number }, ground: Ground): Judgement {
  if (!ground.given) return { verdict: "refused", why: "notGiven" };
  const kept = { from: span.from - buffers.before, to: span.to + buffers.after };
  const taken = ground.busy.find((busy) => meets(kept, busy));
  if (taken) return { verdict: "refused", why: "busy", name: taken.name };
  if (span.from < ground.now - PAST_ALLOWED_MINUTES) return { verdict: "refused", why: "past" };
  const away = ground.away.find((absence) => meets(span, absence));
  if (away) return { verdict: "asks", why: "away", name: away.name };
  if (span.from < ground.now) return { verdict: "asks", why: "past" };
  const within = ground.open.some(({ from, to }) => from <= span.from && span.to <= to);
  return within ? { verdict: "free" } : { verdict: "asks", why: "outside" };
}

/** The starts that would be refused, as spans of the day: what to mark while dragging. */
export function refusedStarts(
  length: number,
  { before, after }: { before: number; after: number },
  ground: Ground,
): Span[] {
  if (!ground.given) return [{ from: 0, to: DAY_MINUTES }];
  return ground.busy.map(({ from, to }) => ({
    from: Math.max(0, from - length - after),
    to: Math.min(DAY_MINUTES, to + before),
  }));
}
