export type SpendableLot = { id: string; remaining: number };
export type Share = { lotId: string; amount: number };

/** Takes `amount` from lots in the order given (soonest-expiring first), or null where they do not reach. */
export function allocate(lots: readonly SpendableLot[], amount: number): Share[] | null {
  const shares: Share[] = [];
  let missing = amount;
  for (const { id, remaining } of lots) {
    if (missing === 0) break;
    const taken = Math.min(remaining, missing);
    if (taken > 0) shares.push({ lotId: id, amount: taken });
    missing -= taken;
  }
  return missing === 0 ? shares : null;
}

/**
 * Gives `amount` back to the lots it came from, the last spent first: those expire latest, so the client keeps the credits
 * that last. @throws if more comes back than was spent, which would create credits.
 */
export function allocateReturn(spent: readonly Share[], amount: number): Share[] {
  const lots = spent.toReversed().map(({ lotId, amount: taken }) => ({ id: lotId, remaining: taken }));
  const shares = allocate(lots, amount);
  if (!shares) throw new RangeError("more credits would come back than were spent");
  return shares;
}
