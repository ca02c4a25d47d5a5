const DAY = 86_400_000;
/** How far back selling is looked at: four weeks, so that every weekday counts alike. */
export const WINDOW_DAYS = 28;

/**
 * Units a day since the window began or selling did there, whichever is later; at least over one day.
 * @param units sold within the window
 * @param since epoch milliseconds of the first movement ever
 * @param window when it began: midnight, so that each day counts whole
 */
export function velocity(units: number, since: number | null, window: number, now: number): number {
  if (units === 0 || since === null) return 0;
  return units / Math.max(1, (now - Math.max(since, window)) / DAY);
}

/** How long the stock lasts at that pace; null if nothing sells. */
export function daysUntilEmpty(quantity: number, perDay: number): number | null {
  if (quantity <= 0) return 0;
  return perDay > 0 ? quantity / perDay : null;
}
