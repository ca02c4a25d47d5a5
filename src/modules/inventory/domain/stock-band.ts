export type StockBand = "oversold" | "empty" | "low" | "enough";

/** Where a position's stock stands. Low is at its threshold or under it; below zero, more were sold than we know of. */
export function stockBand(quantity: number, threshold: number): StockBand {
  if (quantity < 0) return "oversold";
  if (quantity === 0) return "empty";
  return quantity <= threshold ? "low" : "enough";
}

/** What is shown of a stock: nobody sees fewer than none. */
export const shownStock = (quantity: number): number => Math.max(0, quantity);
