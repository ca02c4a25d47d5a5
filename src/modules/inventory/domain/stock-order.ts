import type { StockState } from "../figures-schemas.ts";
import type { StockBand } from "./stock-band.ts";

export type Urgency = {
  band: StockBand;
  daysUntilEmpty: number | null;
  perDay: number;
  confidence: { level: "high" | "medium" | "low" };
};

/** So soon a position should be on somebody's list. */
export const SOON_DAYS = 7;

/** Worst first: what runs empty soonest; of what is empty, what sold fastest. What never sells comes last. */
export function worstFirst(some: Urgency, other: Urgency): number {
  const days = (of: Urgency) => of.daysUntilEmpty ?? Number.POSITIVE_INFINITY;
  if (days(some) !== days(other)) return days(some) - days(other);
  return other.perDay - some.perDay;
}

/** Whether a position is one of those. What is soon empty counts those that are. */
export function isInState({ band, daysUntilEmpty, confidence }: Urgency, state: StockState): boolean {
  switch (state) {
    case "all":
      return true;
    case "empty":
      return band === "empty" || band === "oversold";
    case "low":
      return band === "low";
    case "soon":
      return daysUntilEmpty !== null && daysUntilEmpty <= SOON_DAYS;
    case "doubtful":
      return confidence.level === "low";
  }
}
