import { DAY_MINUTES, type Draft } from "./week-draft.ts";

/* Weekly hours that were drawn and not saved, as a tab keeps them. */

type Window = Omit<Draft, "key">;
type KeptWeek = {
  /** The fingerprint of the hours that were saved when these were begun. */
  before: string;
  drafts: Draft[];
};

export const toKept = (drafts: readonly Draft[], before: string): string =>
  JSON.stringify({ before, drafts: drafts.map(({ key: _key, ...window }) => window) });

/**
 * What was kept; null where it cannot be read. Keys are given anew, and unlike any other's: those of a page that is gone
 * would be given a second time.
 */
export function fromKept(text: string): KeptWeek | null {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(kept) || typeof kept["before"] !== "string" || !Array.isArray(kept["drafts"])) return null;
  const windows: unknown[] = kept["drafts"];
  if (!windows.every(isWindow)) return null;
  return {
    before: kept["before"],
    drafts: windows.map(({ weekday, start, end, from, until }, index) => ({
      key: `k${index}`,
      weekday,
      start,
      end,
      from,
      until,
    })),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isWithin = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isDay = (value: unknown): value is string | null =>
  value === null || (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value));

const isWindow = (value: unknown): value is Window =>
  isRecord(value) &&
  isWithin(value["weekday"], 1, 7) &&
  isWithin(value["start"], 0, DAY_MINUTES) &&
  isWithin(value["end"], 0, DAY_MINUTES) &&
  isDay(value["from"]) &&
  isDay(value["until"]);
