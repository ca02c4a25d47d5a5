import { leastLoadedFirst } from "#modules/availability/domain/offers.ts";

/** What one professional could give of a series (its starts, epoch ms), and how much they already have. */
export type SeriesCandidate = { professionalId: string; load: number; free: ReadonlySet<number> };

export type SharedOut = {
  /** Whose series it is: who gives most of it. Null only where there is nobody. */
  leadId: string | null;
  /** Who gives each start; a start that nobody can give is not in it. */
  by: ReadonlyMap<number, string>;
};

/**
 * Who gives a series that may be anybody's: one person as much of it as anyone can, the least loaded of equals; what is left
 * over goes by the same rule to the next, so that a client sees as few faces as can be.
 */
export function sharedOut(starts: readonly number[], candidates: readonly SeriesCandidate[]): SharedOut {
  const people = leastLoadedFirst(candidates);
  const by = new Map<number, string>();
  let leadId = people[0]?.professionalId ?? null;
  for (;;) {
    const left = starts.filter((start) => !by.has(start));
    let best: { professionalId: string; takes: number[] } | undefined;
    for (const { professionalId, free } of people) {
      const takes = left.filter((start) => free.has(start));
      if (takes.length > (best?.takes.length ?? 0)) best = { professionalId, takes };
    }
    if (!best) return { leadId, by };
    if (by.size === 0) leadId = best.professionalId;
    for (const start of best.takes) by.set(start, best.professionalId);
  }
}
