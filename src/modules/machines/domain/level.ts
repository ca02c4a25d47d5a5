/** `oversold` and `overfull` cannot be: what is written down is wrong, and somebody should count. */
export type LevelState = "ok" | "low" | "empty" | "oversold" | "overfull";

export type Level = {
  /** What is shown: reality may have sold more than was written down, a shelf never holds less than nothing. */
  quantity: number;
  /** 0–1 of the capacity. */
  share: number;
  state: LevelState;
};

/** How full a position is. `quantity` is the sum of its movements, which may be below zero or above the capacity. */
export function levelOf(quantity: number, slot: { capacity: number; lowStockThreshold: number }): Level {
  const shown = Math.max(0, quantity);
  return { quantity: shown, share: Math.min(1, shown / slot.capacity), state: stateOf(quantity, slot) };
}

function stateOf(quantity: number, slot: { capacity: number; lowStockThreshold: number }): LevelState {
  if (quantity < 0) return "oversold";
  if (quantity > slot.capacity) return "overfull";
  if (quantity === 0) return "empty";
  return quantity <= slot.lowStockThreshold ? "low" : "ok";
}
