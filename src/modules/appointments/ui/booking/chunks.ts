import { addDays } from "#lib/time.ts";

/** Free times are asked for in runs of four weeks from today, so that the strip and the month share what was fetched. */
export const CHUNK_DAYS = 28;
export const STRIP_DAYS = 7;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The first date of the run of `length` days, counted from `today`, in which `date` lies. The past lies in the first. */
export function runOf(today: string, date: string, length: number): string {
  const index = Math.max(0, Math.floor(daysBetween(today, date) / length));
  return addDays(today, index * length);
}

/** The chunks that a month (`YYYY-MM`) touches, from today on. */
export function chunksOfMonth(today: string, month: string): string[] {
  const last = addDays(firstOfNextMonth(month), -1);
  if (last < today) return [];
  const first = `${month}-01` < today ? today : `${month}-01`;
  const chunks: string[] = [];
  for (let from = runOf(today, first, CHUNK_DAYS); from <= last; from = addDays(from, CHUNK_DAYS)) chunks.push(from);
  return chunks;
}

/** A week or a month that is turned to: both ends belong to it. */
export type Page = { from: string; to: string };

/** The days of a month (`YYYY-MM`). */
export const monthOf = (month: string): Page => ({ from: `${month}-01`, to: addDays(firstOfNextMonth(month), -1) });

type Days = ReadonlyMap<string, { slots: readonly unknown[] }>;

/**
 * The first day of the page with a free time. Null: it has none; undefined: a day before the first known free one is still
 * on its way.
 */
export function firstFreeIn({ from, to }: Page, days: Days): string | null | undefined {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const day = days.get(date);
    if (!day) return undefined;
    if (day.slots.length > 0) return date;
  }
  return null;
}

const firstOfNextMonth = (month: string): string => `${addDays(`${month}-01`, 31).slice(0, 7)}-01`;

type Chunk = { days: readonly { date: string; slots: readonly unknown[] }[]; nextDate: string | null };

/**
 * The first date after `date` with a free time, as far as the fetched chunks (in order) tell. `undefined`: not known yet;
 * null: there is none.
 */
export function nextFree(date: string, chunks: readonly (Chunk | undefined)[]): string | null | undefined {
  for (const chunk of chunks) {
    if (!chunk) return undefined;
    const day = chunk.days.find((candidate) => candidate.date > date && candidate.slots.length > 0);
    if (day) return day.date;
    const isEmpty = chunk.days.every(({ slots }) => slots.length === 0);
    if (isEmpty) return chunk.nextDate !== null && chunk.nextDate > date ? chunk.nextDate : null;
  }
  return undefined;
}
