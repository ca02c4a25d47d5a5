const DAY_MS = 86_400_000;

export type PositionFacts = {
  position: string;
  /** What lies there by the ledger; below zero = oversold. */
  stock: number;
  lowStockThreshold: number;
  /** Minor units left of each sale. */
  margin: number;
  /** Units sold in the window while it could sell: its machine spoke and the position was not empty. */
  sold: number;
  /** Milliseconds of the window in which it could sell. */
  exposure: number;
};

/** What is believed of a position of which nothing is known yet: units a day, and how many days that belief weighs. */
export type Prior = { perDay: number; days: number };

/** A new position's own sales outweigh the fleet's habit after a week. */
const PRIOR_DAYS = 7;

export type AtStake = {
  position: string;
  /** Units a day. */
  velocity: number;
  daysLeft: number | null;
  /** 0–1: that it is empty, or will be within the day. */
  emptySoon: number;
  /** Minor units a day. */
  loss: number;
  state: "empty" | "low" | "fine";
};

/** The habit of all positions together. Without any sales, none. */
export function priorOf(positions: readonly Pick<PositionFacts, "sold" | "exposure">[]): Prior {
  const sold = positions.reduce((sum, position) => sum + position.sold, 0);
  const days = positions.reduce((sum, position) => sum + position.exposure, 0) / DAY_MS;
  return { perDay: days > 0 ? sold / days : 0, days: PRIOR_DAYS };
}

/**
 * Units a day, drawn towards the habit of the others as far as little is known of this one: the mean of the Gamma
 * posterior of a Poisson rate. Hours offline or empty are no evidence and are not in `exposure`.
 */
export function velocityOf({ sold, exposure }: Pick<PositionFacts, "sold" | "exposure">, prior: Prior): number {
  const days = exposure / DAY_MS + prior.days;
  return days > 0 ? (sold + prior.perDay * prior.days) / days : 0;
}

/** What one position loses a day if nobody comes: velocity × margin × probability that it is empty within the day. */
export function atStake(facts: PositionFacts, prior: Prior): AtStake {
  const velocity = velocityOf(facts, prior);
  const stock = Math.max(0, facts.stock);
  const emptySoon = atLeast(stock, velocity);
  return {
    position: facts.position,
    velocity,
    daysLeft: velocity > 0 ? stock / velocity : null,
    emptySoon,
    loss: velocity * Math.max(0, facts.margin) * emptySoon,
    state: stock === 0 ? "empty" : stock <= facts.lowStockThreshold ? "low" : "fine",
  };
}

/** The probability that a Poisson variable of that mean is `least` or more. */
function atLeast(least: number, mean: number): number {
  // Beyond, e^-mean is no number any more; and the curve so steep that the mean alone decides.
  if (mean > 700) return least <= mean ? 1 : 0;
  let term = Math.exp(-mean);
  let below = 0;
  for (let n = 0; n < least; n++) {
    below += term;
    term *= mean / (n + 1);
  }
  return Math.min(1, Math.max(0, 1 - below));
}

/** What neglected care puts at risk of all that a machine earns in a day. */
const CARE_WEIGHT = { overdue: 0.25, due: 0.1, ok: 0 } as const;

export type MachineFacts = {
  positions: readonly AtStake[];
  /** Minor units a day that it earns when nothing is missing. */
  earns: number;
  plans: readonly { state: keyof typeof CARE_WEIGHT }[];
};

/** `loss` is said to people; `score` also weighs the care that is due, the most pressing plan alone, and orders the list. */
export function stakeOf({ positions, earns, plans }: MachineFacts): { loss: number; score: number } {
  const loss = positions.reduce((sum, position) => sum + position.loss, 0);
  const care = Math.max(0, ...plans.map(({ state }) => CARE_WEIGHT[state]));
  return { loss: Math.round(loss), score: loss + care * earns };
}
