/*
 * Weekly hours while they are being written: minutes after the wall's midnight, and a key that outlives moves.
 * Pure, so that dragging, typing and the keyboard cannot disagree.
 */

import { addDays } from "#lib/time.ts";

export type Draft = {
  key: string;
  weekday: number;
  start: number;
  end: number;
  from: string | null;
  until: string | null;
};
/** Hours that hold in the same dates are drawn on the same week. */
export type Period = { from: string | null; until: string | null };
type Rule = {
  weekday: number;
  start: string;
  end: string;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
};

export const DAY_MINUTES = 1440;
export const SNAP = 15;

let made = 0;
export const newKey = (): string => `w${++made}`;

/** 540 → "09:00"; 1440 → "24:00" */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** What people type for a time: "9", "9:30", "930", "09.30", "24". Minutes, or null. */
export function readClock(typed: string): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s*h(s|rs?)?\.?$/, "");
  const [, hours, minutes = "0"] = /^(\d{1,2})(?:[:.h]?([0-5]\d))?$/.exec(text) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  return value >= 0 && value <= DAY_MINUTES ? value : null;
}

export const snap = (minutes: number): number => Math.round(minutes / SNAP) * SNAP;

/** Keys by place, so that the server's page and the browser's first one agree. */
export const toDrafts = (rules: readonly Rule[]): Draft[] =>
  rules.map((rule, index) => ({
    key: `r${index}`,
    weekday: rule.weekday,
    start: readClock(rule.start) ?? 0,
    end: readClock(rule.end) ?? DAY_MINUTES,
    from: rule.effectiveFrom,
    until: rule.effectiveUntil,
  }));

export const toRules = (drafts: readonly Draft[]): Rule[] =>
  inOrder(drafts).map(({ weekday, start, end, from, until }) => ({
    weekday,
    start: clock(start),
    end: clock(end),
    effectiveFrom: from,
    effectiveUntil: until,
  }));

export const inOrder = (drafts: readonly Draft[]): Draft[] =>
  drafts.toSorted((a, b) => a.weekday - b.weekday || a.start - b.start || (a.from ?? "").localeCompare(b.from ?? ""));

export const samePeriod = (a: Period, b: Period): boolean => a.from === b.from && a.until === b.until;

export function periodsOf(drafts: readonly Draft[]): Period[] {
  const found: Period[] = [];
  for (const { from, until } of drafts)
    if (!found.some((period) => samePeriod(period, { from, until }))) found.push({ from, until });
  return found.toSorted((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
}

const sameDay = (a: Draft, b: Draft): boolean => a.weekday === b.weekday && samePeriod(a, b);

/** Puts a painted, moved or stretched window down: it swallows those of its day that it touches. */
export function put(drafts: readonly Draft[], window: Draft): Draft[] {
  let { start, end } = window;
  const rest = drafts.filter((other) => {
    if (other.key === window.key) return false;
    if (!sameDay(other, window) || other.start > end || other.end < start) return true;
    start = Math.min(start, other.start);
    end = Math.max(end, other.end);
    return false;
  });
  return [...rest, { ...window, start, end }];
}

export const remove = (drafts: readonly Draft[], key: string): Draft[] => drafts.filter((draft) => draft.key !== key);

const roomAround = (drafts: readonly Draft[], window: Draft): { least: number; most: number } => {
  const others = drafts.filter((other) => other.key !== window.key && sameDay(other, window));
  return {
    least: Math.max(0, ...others.filter(({ end }) => end <= window.start).map(({ end }) => end)),
    most: Math.min(DAY_MINUTES, ...others.filter(({ start }) => start >= window.end).map(({ start }) => start)),
  };
};

export type Nudge = "move" | "start" | "end";

/** A step of the keyboard: it stops at its neighbours and at midnight, and never swallows anyone. */
export function nudge(drafts: readonly Draft[], key: string, what: Nudge, by: number): Draft[] {
  return drafts.map((draft) => {
    if (draft.key !== key) return draft;
    const { least, most } = roomAround(drafts, draft);
    if (what === "start") return { ...draft, start: Math.min(Math.max(draft.start + by, least), draft.end - SNAP) };
    if (what === "end") return { ...draft, end: Math.max(Math.min(draft.end + by, most), draft.start + SNAP) };
    const shift = Math.max(least - draft.start, Math.min(most - draft.end, by));
    return { ...draft, start: draft.start + shift, end: draft.end + shift };
  });
}

/** To another weekday, if it is free there at that time. */
export function toWeekday(drafts: readonly Draft[], key: string, weekday: number): Draft[] {
  const window = drafts.find((draft) => draft.key === key);
  if (!window) return [...drafts];
  const moved = { ...window, weekday };
  const free = !drafts.some(
    (other) => other.key !== key && sameDay(other, moved) && other.start < moved.end && moved.start < other.end,
  );
  return free ? drafts.map((draft) => (draft.key === key ? moved : draft)) : [...drafts];
}

/** Room for one more on a day: after the last window, or a morning. Null when the day is full. */
export function roomOn(
  drafts: readonly Draft[],
  weekday: number,
  period: Period,
): { start: number; end: number } | null {
  const last = Math.max(
    -1,
    ...drafts.filter((draft) => draft.weekday === weekday && samePeriod(draft, period)).map(({ end }) => end),
  );
  if (last < 0) return { start: 540, end: 780 };
  const start = last + 60 <= DAY_MINUTES - 60 ? last + 60 : last;
  return start < DAY_MINUTES ? { start, end: Math.min(start + 240, DAY_MINUTES) } : null;
}

/** Makes way for a period: hours that held in its dates hold until the day before, and again from the day after. */
export function cutOut(drafts: readonly Draft[], { from, until }: Period): Draft[] {
  return drafts.flatMap((draft) => {
    if ((draft.from ?? "") > (until ?? "9999") || (from ?? "") > (draft.until ?? "9999")) return [draft];
    const before = from && (draft.from ?? "") < from ? [{ ...draft, until: addDays(from, -1) }] : [];
    const after =
      until && until < (draft.until ?? "9999") ? [{ ...draft, key: newKey(), from: addDays(until, 1) }] : [];
    return [...before, ...after];
  });
}

/** A period of its own for some dates: it begins as a copy of the week that is being looked at, and takes its place. */
export function addPeriod(drafts: readonly Draft[], model: Period, period: Period): Draft[] {
  const copied = drafts
    .filter((draft) => samePeriod(draft, model))
    .map((draft) => ({ ...draft, ...period, key: newKey() }));
  return [...cutOut(drafts, period), ...copied];
}

/** The windows of one day in place of those of others. */
export function copyDay(drafts: readonly Draft[], weekday: number, period: Period, to: readonly number[]): Draft[] {
  const source = drafts.filter((draft) => draft.weekday === weekday && samePeriod(draft, period));
  const kept = drafts.filter((draft) => !(to.includes(draft.weekday) && samePeriod(draft, period)));
  return [...kept, ...to.flatMap((day) => source.map((draft) => ({ ...draft, key: newKey(), weekday: day })))];
}

/** Two windows of a day that give the same hour twice, or one that ends before it begins: the keys to mark. */
export function troubled(drafts: readonly Draft[]): Set<string> {
  const keys = new Set<string>();
  drafts.forEach((a, index) => {
    if (a.start >= a.end) keys.add(a.key);
    for (const b of drafts.slice(index + 1)) {
      const together = (a.from ?? "") <= (b.until ?? "9999") && (b.from ?? "") <= (a.until ?? "9999");
      if (a.weekday === b.weekday && together && a.start < b.end && b.start < a.end) keys.add(a.key).add(b.key);
    }
  });
  return keys;
}

/** What is written, whatever the keys: to know whether anything changed. */
export const fingerprint = (drafts: readonly Draft[]): string => JSON.stringify(toRules(drafts));

/** Hours a week, for the eye that checks the sum. */
export const weeklyMinutes = (drafts: readonly Draft[], period: Period): number =>
  drafts
    .filter((draft) => samePeriod(draft, period))
    .reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
