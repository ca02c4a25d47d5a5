export type Shelf = { position: string; productId: string; par: number; stock: number };

/** What a position lacks up to its par level. An oversold one is empty, not more than empty. */
export const lacks = ({ par, stock }: Pick<Shelf, "par" | "stock">): number => Math.max(0, par - Math.max(0, stock));

/** What to carry to fill these machines to par: units by product, the most first. */
export function bagOf(machines: readonly { slots: readonly Shelf[] }[]): { productId: string; units: number }[] {
  const units = new Map<string, number>();
  for (const slot of machines.flatMap(({ slots }) => slots)) {
    const missing = lacks(slot);
    if (missing > 0) units.set(slot.productId, (units.get(slot.productId) ?? 0) + missing);
  }
  return [...units]
    .map(([productId, count]) => ({ productId, units: count }))
    .toSorted((a, b) => b.units - a.units || a.productId.localeCompare(b.productId));
}
