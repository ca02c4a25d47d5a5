/** Clocks that differ by less are right enough: a slow network makes as much. */
const TOLERATED_MS = 2 * 60_000;
const DAY_MS = 86_400_000;
/** Older than any visit a phone may have kept for us. */
const OLDEST_MS = 400 * DAY_MS;

type Told = { arrivedAt: number; leftAt: number; sentAt?: number | undefined };

/**
 * When a visit was, by our clock. A phone that also says its time of sending shows how wrong its clock is, and both
 * times move by that; whatever then still lies ahead of us ended now at the latest, and lasted as long as was told.
 * Arriving always comes before leaving, so that what was counted comes before what was put in.
 * @returns null when it lies further back than a visit can
 */
export function visitTimes(told: Told, receivedAt: number): { arrivedAt: number; leftAt: number } | null {
  const offset = told.sentAt === undefined ? 0 : told.sentAt - receivedAt;
  const wrong = Math.abs(offset) > TOLERATED_MS ? offset : 0;
  const leftAt = Math.min(told.leftAt - wrong, receivedAt);
  const arrivedAt = leftAt - Math.max(1, told.leftAt - told.arrivedAt);
  return receivedAt - arrivedAt > OLDEST_MS ? null : { arrivedAt, leftAt };
}

/** By how much the phone's clock was ahead (or behind: negative), as the kept visit shows; null when it was right. */
export function clockWrongBy(told: Told, kept: { leftAt: number }): number | null {
  const moved = told.leftAt - kept.leftAt;
  return moved === 0 ? null : moved;
}
