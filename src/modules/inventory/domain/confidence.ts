const DAY = 86_400_000;
const OLD_COUNT_MS = 14 * DAY;
export const VERY_OLD_COUNT_MS = 30 * DAY;
/** A part of what was sold since the count from which doubt becomes distrust, if it is more than a unit or two. */
export const DOUBTFUL_PART = 0.1;
export const A_FEW = 3;

export type Doubt =
  | "never_counted"
  | "old_count"
  | "oversold"
  /** More than can lie there. */
  | "overfull"
  /** Its product changed, or units were moved there, and nobody counted since. */
  | "assumed"
  /** Sales that only an audit knows of, or that were set aside. */
  | "unmatched_sales"
  | "uncertain_clock";

/** What is known of a position since its last count. */
export type Evidence = {
  /** Epoch milliseconds. */
  lastCountAt: number | null;
  quantity: number;
  capacity: number;
  /** Epoch milliseconds. */
  assumedSince: number | null;
  /** Looked at only where `unmatched` or `uncertain` are a few. */
  sold: number;
  unmatched: number;
  uncertain: number;
};

export type Confidence = { level: "high" | "medium" | "low"; doubts: Doubt[] };

/** How far a position's stock can be believed, and why not further. */
export function confidenceIn(
  { lastCountAt, quantity, capacity, assumedSince, sold, unmatched, uncertain }: Evidence,
  now: number,
): Confidence {
  const serious: Doubt[] = [];
  const slight: Doubt[] = [];
  const weigh = (units: number, doubt: Doubt) => {
    if (units === 0) return;
    (units >= A_FEW && units > sold * DOUBTFUL_PART ? serious : slight).push(doubt);
  };
  if (lastCountAt === null) serious.push("never_counted");
  else if (now - lastCountAt > OLD_COUNT_MS)
    (now - lastCountAt > VERY_OLD_COUNT_MS ? serious : slight).push("old_count");
  if (quantity < 0) serious.push("oversold");
  if (lastCountAt !== null && assumedSince !== null && assumedSince > lastCountAt) serious.push("assumed");
  if (quantity > capacity) serious.push("overfull");
  weigh(unmatched, "unmatched_sales");
  weigh(uncertain, "uncertain_clock");
  const level = serious.length > 0 ? "low" : slight.length > 0 ? "medium" : "high";
  return { level, doubts: [...serious, ...slight] };
}
