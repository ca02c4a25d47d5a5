const HOUR = 3_600_000;

/** A time further ahead of ours than this is refused: it says nothing, and would hold the position's future. */
const MOST_AHEAD_MS = 24 * HOUR;
/** A time further back than this is a clock that was never set. */
const OLDEST_MS = 400 * 24 * HOUR;
/** How long a heartbeat's reading of the machine's clock is good for. */
const OFFSET_FRESH_MS = 24 * HOUR;

export type Told = { at: number; clock: "synced" | "uncertain" };

/** `offsetMs` is the machine's clock minus ours, as a heartbeat showed it at `offsetAt`. */
export type ClockFacts = { receivedAt: number; offsetMs: number | null; offsetAt: number | null };

export const isAhead = (at: number, receivedAt: number): boolean => at > receivedAt + MOST_AHEAD_MS;

/**
 * When something happened, as we hold it to be true (epoch milliseconds): by the machine's clock where it can be believed,
 * set right by what the last heartbeat knew of an uncertain one, else when we heard of it. Never after we heard of it.
 */
export function occurredAt(told: Told, { receivedAt, offsetMs, offsetAt }: ClockFacts): number {
  const believable = (at: number) => at >= receivedAt - OLDEST_MS && !isAhead(at, receivedAt);
  const fresh = offsetMs !== null && offsetAt !== null && receivedAt - offsetAt <= OFFSET_FRESH_MS;
  if (told.clock === "uncertain" && fresh && believable(told.at - offsetMs)) {
    return Math.min(told.at - offsetMs, receivedAt);
  }
  return believable(told.at) ? Math.min(told.at, receivedAt) : receivedAt;
}
