import type { Offer } from "./offers.ts";

/**
 * What to propose for an appointment that cannot stay: the same time with someone else, then the nearest times with the same
 * professional, then anyone's. Nothing twice, and `most` of them at the most.
 */
export function nearbyOffers(
  offers: readonly Offer[],
  wanted: { start: number; professionalId: string },
  most: number,
): Offer[] {
  const distance = ({ start }: Offer) => Math.abs(start - wanted.start);
  const byDistance = offers.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start);
  const isTheirs = ({ professionalId }: Offer) => professionalId === wanted.professionalId;
  const sameTime = byDistance.find((offer) => offer.start === wanted.start && !isTheirs(offer));
  const theirs = byDistance.filter(isTheirs);
  const proposed = new Set<Offer>(sameTime ? [sameTime] : []);
  for (const offer of [...theirs.slice(0, Math.max(1, most - 1 - proposed.size)), ...byDistance]) {
    if (proposed.size >= most) break;
    proposed.add(offer);
  }
  return [...proposed];
}
