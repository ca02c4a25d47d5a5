import type { Slot } from "./slot-query.ts";

export type Offer = Slot & { professionalId: string };

/** What one professional could give, and how much they already have: fewer first. */
export type Candidate = { professionalId: string; load: number; slots: readonly Slot[] };

/**
 * The union of everybody's slots, each with the least-loaded professional who is free then; of classes, the seats of the
 * one with most of them: so many could sit together. Candidates' slots are sorted; so is the answer.
 */
export function anyOf(candidates: readonly Candidate[]): Offer[] {
  const best = new Map<number, Offer>();
  for (const { professionalId, slots } of leastLoadedFirst(candidates)) {
    for (const slot of slots) {
      const known = best.get(slot.start);
      if (!known) best.set(slot.start, { ...slot, professionalId });
      else if (slot.seatsLeft && slot.seatsLeft > (known.seatsLeft ?? 0)) known.seatsLeft = slot.seatsLeft;
    }
  }
  return [...best.values()].sort((a, b) => a.start - b.start);
}

/** Ties go by id, so that everyone computes the same answer. */
export const leastLoadedFirst = <T extends { professionalId: string; load: number }>(candidates: readonly T[]): T[] =>
  [...candidates].sort((a, b) => a.load - b.load || (a.professionalId < b.professionalId ? -1 : 1));

/** The `count` offers whose starts are nearest to the wanted one, in order of time. */
export function nearest(offers: readonly Offer[], wanted: number, count: number): Offer[] {
  return [...offers]
    .sort((a, b) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted) || a.start - b.start)
    .slice(0, count)
    .sort((a, b) => a.start - b.start);
}
