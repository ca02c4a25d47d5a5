/** Runs further apart than this were not one watch. */
const GAP_MS = 3 * 60_000;

export type Watch = { since: number; lastRunAt: number };

/**
 * Since when we have been listening without a break. After a stop of our own every machine seems silent: none of them is
 * called so before it had its five minutes to be heard.
 */
export function watchAt(before: Watch | null, now: number): Watch {
  const unbroken = before !== null && now - before.lastRunAt <= GAP_MS;
  return { since: unbroken ? before.since : now, lastRunAt: now };
}
