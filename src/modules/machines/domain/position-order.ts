const PARTS = /\d+|\D+/g;

/** A2 before A10: positions in the order in which they lie in the machine. */
export function byPosition(one: { position: string }, other: { position: string }): number {
  const [left, right] = [one, other].map(({ position }) => position.toUpperCase().match(PARTS) ?? []);
  for (const [index, part] of (left ?? []).entries()) {
    const against = right?.[index];
    if (against === undefined) return 1;
    const [a, b] = [Number(part), Number(against)];
    const order = Number.isNaN(a) || Number.isNaN(b) ? compare(part, against) : a - b;
    if (order !== 0) return order;
  }
  return (left?.length ?? 0) < (right?.length ?? 0) ? -1 : compare(one.position, other.position);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Positions that lie on one shelf have the same letters before their number; a bare number's shelf is its tens. */
export function shelfOf(position: string): string {
  const letters = /^[^0-9]+(?=\d)/.exec(position)?.[0];
  if (letters) return letters.toUpperCase();
  return /^\d{2,}$/.test(position) ? position.slice(0, -1) : "";
}
