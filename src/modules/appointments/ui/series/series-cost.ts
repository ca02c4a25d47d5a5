import type { PayWith } from "../../domain/paid-with.ts";

/** What one date costs, and what its client has. Money in minor units. */
export type SeriesPrice = { priceMinor: number; creditCost: number; balance: number | null };

/** What so many dates cost, and how they are paid: with credits only where these reach for all of them. */
export function seriesCost({ priceMinor, creditCost, balance }: SeriesPrice, count: number, wanted: PayWith) {
  const credits = creditCost * count;
  const isChoice = creditCost > 0 && priceMinor > 0;
  const reach = (balance ?? 0) >= credits;
  const payWith: PayWith = isChoice ? (reach ? wanted : "desk") : creditCost > 0 ? "credits" : "desk";
  return { credits, money: priceMinor * count, isChoice, reach, payWith };
}
