/** What is decided about each planned date: its own time, another in its place, or none. */
export type Decision = { take: number } | "skip";

export type Occurrence = {
  start: number;
  end: number;
  /** The refusal it would meet, or null where it is free. */
  reason: string | null;
  alternatives: readonly { start: number; end: number }[];
};

/** What stands for a date: what was decided, or its own time if that is free; undefined where somebody has to decide. */
export function decisionFor(occurrence: Occurrence, decided: ReadonlyMap<number, Decision>): Decision | undefined {
  const own = decided.get(occurrence.start);
  if (own === "skip") return own;
  if (own && occurrence.alternatives.some(({ start }) => start === own.take)) return own;
  return occurrence.reason === null ? { take: occurrence.start } : undefined;
}

/** The starts to be booked, in order and each once; and how many dates still wait for a decision. */
export function chosenOf(
  occurrences: readonly Occurrence[],
  decided: ReadonlyMap<number, Decision>,
): { starts: number[]; undecided: number } {
  const decisions = occurrences.map((occurrence) => decisionFor(occurrence, decided));
  const starts = decisions.flatMap((decision) => (decision && decision !== "skip" ? [decision.take] : []));
  return {
    starts: [...new Set(starts)].sort((a, b) => a - b),
    undecided: decisions.filter((decision) => decision === undefined).length,
  };
}
