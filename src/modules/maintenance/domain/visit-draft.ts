import type { RecordVisit } from "../schemas.ts";
import { lacks } from "./bag.ts";

export type Line = RecordVisit["lines"][number];
export type Work = RecordVisit["work"][number];
export type Entry = "counted" | "refilled" | "wasted";

const MOST = 10_000;

/** What was entered of a position, or nothing yet. */
export const lineOf = (visit: Pick<RecordVisit, "lines">, position: string): Line =>
  visit.lines.find((line) => line.position === position) ?? { position };

/**
 * A visit with one number of one position entered or taken back (undefined). None refilled and none thrown away are as not
 * entered; none counted is an empty position.
 */
export function setEntry<V extends Pick<RecordVisit, "lines">>(
  visit: V,
  position: string,
  entry: Entry,
  value: number | undefined,
): V {
  const whole = value === undefined ? undefined : Math.min(MOST, Math.max(0, Math.round(value)));
  const { [entry]: _before, ...rest } = lineOf(visit, position);
  const kept: Line = whole === undefined || (whole === 0 && entry !== "counted") ? rest : { ...rest, [entry]: whole };
  const said = (["counted", "refilled", "wasted"] as const).some((each) => kept[each] !== undefined);
  const others = visit.lines.filter((line) => line.position !== position);
  return { ...visit, lines: said ? [...others, kept] : others };
}

/** What lies there before anything is put in: what was counted, else what the ledger says; less what was thrown away. */
export const before = (stock: number, { counted, wasted = 0 }: Line): number =>
  Math.max(0, (counted ?? Math.max(0, stock)) - wasted);

/** What lies there once the visit is done. */
export const after = (stock: number, line: Line): number => before(stock, line) + (line.refilled ?? 0);

type Shelf = { position: string; par: number; stock: number };

/** Fills one position to par, by what is known to lie there. */
export const fill = <V extends Pick<RecordVisit, "lines">>(visit: V, { position, par, stock }: Shelf): V =>
  setEntry(visit, position, "refilled", lacks({ par, stock: before(stock, lineOf(visit, position)) }));

export const fillAll = <V extends Pick<RecordVisit, "lines">>(visit: V, shelves: readonly Shelf[]): V =>
  shelves.reduce((filled, shelf) => fill(filled, shelf), visit);

const same = (one: Pick<Work, "kind" | "planId">, other: Pick<Work, "kind" | "planId">): boolean =>
  one.planId || other.planId ? one.planId === other.planId : one.kind === other.kind;

export const hasWork = (visit: Pick<RecordVisit, "work">, work: Pick<Work, "kind" | "planId">): boolean =>
  visit.work.some((done) => same(done, work));

/** Work done, or not done after all. */
export const toggleWork = <V extends Pick<RecordVisit, "work">>(visit: V, work: Pick<Work, "kind" | "planId">): V => ({
  ...visit,
  work: hasWork(visit, work) ? visit.work.filter((done) => !same(done, work)) : [...visit.work, work],
});

/** What was done, in numbers: for the last look before it is finished. */
export function sumUp({ lines, work, notes }: Pick<RecordVisit, "lines" | "work" | "notes">) {
  const units = (entry: Entry) => lines.reduce((sum, line) => sum + (line[entry] ?? 0), 0);
  const counted = lines.filter((line) => line.counted !== undefined).length;
  const sums = { refilled: units("refilled"), counted, wasted: units("wasted"), work: work.length };
  return { ...sums, nothing: lines.length === 0 && work.length === 0 && !notes?.trim() };
}

type Shelved = { id: string; slots: readonly { position: string; stock: number }[] };

/** Machines as they are after visits that whoever made the list did not know of. */
export const withVisits = <M extends Shelved>(
  machines: readonly M[],
  visits: readonly Pick<RecordVisit, "machineId" | "lines">[],
): M[] =>
  machines.map((machine) =>
    visits
      .filter(({ machineId }) => machineId === machine.id)
      .reduce(
        (seen, visit) => ({
          ...seen,
          slots: seen.slots.map((slot) => ({ ...slot, stock: after(slot.stock, lineOf(visit, slot.position)) })),
        }),
        machine,
      ),
  );
