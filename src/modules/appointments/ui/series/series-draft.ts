import type { RuleDraft } from "./rule-editor.tsx";

/** What is decided about each planned date: its own time, another in its place, or none. */
export type Decision = { take: number } | "skip";

/** A time that can be had, and with whom. */
export type SeriesTime = { start: number; professionalId: string };

export type Occurrence = {
  start: number;
  end: number;
  /** Who gives it; null where nobody can. */
  professionalId: string | null;
  /** The refusal it would meet, or null where it is free. */
  reason: string | null;
  alternatives: readonly SeriesTime[];
};

/** What stands for a date: what was decided, or its own time if that is free; undefined where somebody has to decide. */
export function decisionFor(occurrence: Occurrence, decided: ReadonlyMap<number, Decision>): Decision | undefined {
  const own = decided.get(occurrence.start);
  if (own === "skip") return own;
  if (own && occurrence.alternatives.some(({ start }) => start === own.take)) return own;
  return occurrence.professionalId === null ? undefined : { take: occurrence.start };
}

/** The time that stands for a date, if any does. */
export function timeOf(occurrence: Occurrence, decided: ReadonlyMap<number, Decision>): SeriesTime | null {
  const { start, professionalId, alternatives } = occurrence;
  const decision = decisionFor(occurrence, decided);
  if (!decision || decision === "skip") return null;
  if (decision.take === start && professionalId !== null) return { start, professionalId };
  return alternatives.find((one) => one.start === decision.take) ?? null;
}

/** The times to be booked, in order and each once; and how many dates still wait for a decision. */
export function chosenOf(
  occurrences: readonly Occurrence[],
  decided: ReadonlyMap<number, Decision>,
): { dates: SeriesTime[]; undecided: number } {
  const chosen = new Map<number, SeriesTime>();
  for (const occurrence of occurrences) {
    const time = timeOf(occurrence, decided);
    if (time && !chosen.has(time.start)) {
      chosen.set(time.start, { start: time.start, professionalId: time.professionalId });
    }
  }
  return {
    dates: [...chosen.values()].sort((a, b) => a.start - b.start),
    undecided: occurrences.filter((occurrence) => decisionFor(occurrence, decided) === undefined).length,
  };
}

/** The rule as the server takes it; null while it has no end yet. */
export function ruleOf({ weekdays, everyWeeks, ends, count, until }: RuleDraft, firstStart: number) {
  const base = { firstStart, weekdays: [...weekdays], everyWeeks };
  if (ends === "until") return until ? { ...base, until } : null;
  const times = Number(count);
  return Number.isInteger(times) && times >= 2 && times <= 104 ? { ...base, count: times } : null;
}
