import { PRIORITIES, type Priority } from "../schemas.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Notified again after so long, while nobody answers for it; then after twice as long, and so on. */
const AGAIN: Record<Priority, number | null> = { critical: 30 * MINUTE, high: 4 * HOUR, medium: 24 * HOUR, low: null };

/** Weighs one step more after so long without anybody answering for it. */
const HEAVIER: Record<Priority, { after: number; priority: Priority } | null> = {
  critical: null,
  high: { after: 4 * HOUR, priority: "critical" },
  medium: { after: 24 * HOUR, priority: "high" },
  low: null,
};

export const heavier = (one: Priority, other: Priority): boolean => PRIORITIES.indexOf(one) < PRIORITIES.indexOf(other);
export const heaviest = (one: Priority, other: Priority): Priority => (heavier(one, other) ? one : other);

/**
 * What an alert weighs by now: what its cause says, and one step more when nobody has answered for it in time. Reckoned
 * from its opening and not from the last time it was looked at, so that a stop of days adds no steps.
 * @param base what its cause weighs @param openedAt epoch milliseconds
 */
export function priorityAt(base: Priority, openedAt: number, answeredFor: boolean, now: number): Priority {
  const step = HEAVIER[base];
  return step && !answeredFor && now - openedAt >= step.after ? step.priority : base;
}

/** Nobody goes without hearing of what is open for longer. */
const LONGEST = 24 * HOUR;

/** Whether people are to be notified (again). Only of what is open; the first time at once. */
export function shouldNotify(
  alert: { state: string; priority: Priority; timesNotified: number; lastNotifiedAt: number | null },
  now: number,
): boolean {
  if (alert.state !== "open") return false;
  if (alert.timesNotified === 0 || alert.lastNotifiedAt === null) return true;
  const pause = AGAIN[alert.priority];
  if (pause === null) return false;
  return now - alert.lastNotifiedAt >= Math.min(LONGEST, pause * 2 ** (alert.timesNotified - 1));
}
