/** What is asked for an appointment: money at the desk, credits, or either. Money in minor units. */
export type Cost = { priceMinor: number; creditCost: number };

/** What an appointment is paid with. */
export type PayWith = "credits" | "desk";

/**
 * What is left of a cost once it is known how it is paid: paying at the desk spends no credits, so that none can come back.
 * What costs credits alone cannot be paid at the desk.
 */
export const costWhenPaid = <C extends Cost>(cost: C, payWith: PayWith | undefined): C =>
  payWith === "desk" && cost.priceMinor > 0 ? { ...cost, creditCost: 0 } : cost;

/** What a booked appointment is paid with, or nothing: credits stay on it only if it spends them. */
export const paidWith = ({ priceMinor, creditCost }: Cost): PayWith | null =>
  creditCost > 0 ? "credits" : priceMinor > 0 ? "desk" : null;
