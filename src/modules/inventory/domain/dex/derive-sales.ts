import type { DexSelection, DexWarning } from "./parse.ts";

/** A selection as an audit leaves it: its counters, and what the next audit needs to go on from there. */
export type AuditedSlot = DexSelection & {
  /** Units that this audit derived. */
  derived: number;
  /** Zero or less: so many more were told as events than were counted, and the next count will bring them. */
  owed: number;
  /** Since when this position is counted (epoch milliseconds): what was sold before lies in no difference. */
  since: number;
  /** After a counter went back: where it stood, until the next audit shows whether it began anew or a file was old. */
  high?: number;
};

export type DerivedSale = { position: string; units: number; unitPriceMinor: number | null };

/** One position, one audit: more was not sold between two of them, whatever the counter says. */
const MOST_UNITS = 10_000;
/** Of a file. */
const MOST_IN_ALL = 10_000;

export type Audit = {
  /** Epoch milliseconds. */
  at: number;
  selections: readonly DexSelection[];
  /** What the last audit left; null if this is the first. */
  previous: readonly AuditedSlot[] | null;
  /** Positions of the machine's planogram, past ones included. */
  positions: ReadonlySet<string>;
  /** Units that arrived as events since the last audit, of sales since the position is counted. */
  told: ReadonlyMap<string, number>;
};

/**
 * Sales as the difference of the counters to the last audit, less what came as events: what the machine sold and did not
 * tell. The first audit of a position only sets where counting starts. Over all audits together, derived + told = counted,
 * so an event that the counter shows one audit later is not counted twice.
 */
export function deriveSales({ at, selections, previous, positions, told }: Audit) {
  const warnings: DexWarning[] = [];
  const sales: DerivedSale[] = [];
  const before = new Map(previous?.map((slot) => [slot.position, slot]));
  let left = MOST_IN_ALL;
  const slots = selections.map((selection): AuditedSlot => {
    const { position, soldCount } = selection;
    const warn = (code: DexWarning["code"]) => void warnings.push({ code, detail: position });
    const start: AuditedSlot = { ...selection, derived: 0, owed: 0, since: at };
    if (!positions.has(position)) {
      warn("UNKNOWN_POSITION");
      return start;
    }
    const last = before.get(position);
    if (!last) return start;
    if (soldCount < last.soldCount) {
      warn("COUNTER_WENT_BACK");
      return { ...start, high: Math.max(last.high ?? 0, last.soldCount) };
    }
    // The counter is back where it was: the file in between was an old one, and nothing began anew.
    const wasOld = last.high !== undefined && soldCount >= last.high;
    const sold = soldCount - (wasOld ? (last.high ?? 0) : last.soldCount);
    const unexplained = sold - (told.get(position) ?? 0) + last.owed;
    const derived = Math.max(0, unexplained);
    if (sold > MOST_UNITS || derived > left) {
      warn("IMPLAUSIBLE_COUNT");
      return start;
    }
    left -= derived;
    if (derived > 0) sales.push({ position, units: derived, unitPriceMinor: unitPrice(selection, last, sold) });
    return { ...start, derived, owed: Math.min(0, unexplained), since: last.since };
  });
  return { slots, sales, warnings };
}

/** What was taken for each, if it comes out even; else the price that the file says. */
function unitPrice(now: DexSelection, last: DexSelection, sold: number): number | null {
  if (now.soldValueMinor === null || last.soldValueMinor === null) return now.priceMinor;
  const each = (now.soldValueMinor - last.soldValueMinor) / sold;
  return Number.isInteger(each) && each >= 0 ? each : now.priceMinor;
}

/** The event id of the nth unit that an audit derived for a position: the same for ever. At most 63 characters. */
export const derivedEventId = (auditId: string, position: string, n: number): string =>
  `dex:${auditId}:${position}:${String(n)}`;

/**
 * When the nth of so many units was sold: nobody knows, so they are spread evenly over the time between the audits. A count
 * in between has then seen its share of them.
 */
export const derivedAt = (from: number, until: number, n: number, units: number): number =>
  Math.round(from + ((n - 0.5) / units) * (until - from));
