export type StockBand = "oversold" | "empty" | "low" | "enough" | "overfull";

/**
 * Where a position's stock stands. Low is at its threshold or under it; below zero, more were sold than we know of; above its
 * capacity, the ledger holds what cannot lie there.
 */
export function stockBand(quantity: number, threshold: number, capacity = Number.POSITIVE_INFINITY): StockBand {
  if (quantity < 0) return "oversold";
  if (quantity > capacity) return "overfull";
  if (quantity === 0) return "empty";
  return quantity <= threshold ? "low" : "enough";
}

/** What is shown of a stock: nobody sees fewer than none. */
export const shownStock = (quantity: number): number => Math.max(0, quantity);
