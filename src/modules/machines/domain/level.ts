export type LevelState = "ok" | "low" | "empty" | "oversold";

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
  return {
    quantity: shown,
    share: Math.min(1, shown / slot.capacity),
    state: quantity < 0 ? "oversold" : shown === 0 ? "empty" : shown <= slot.lowStockThreshold ? "low" : "ok",
  };
}
