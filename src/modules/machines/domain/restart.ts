/** Heartbeats travel for some seconds: so much the same start may seem to move. */
const JITTER_MS = 10_000;

/**
 * When a machine last began to run, as its uptime tells.
 * @param known what was held until now; kept if the new reckoning is the same start within the jitter
 * @returns epoch milliseconds by the server's clock, or null if it never said
 */
export function restartedAt(known: number | null, uptimeS: number | undefined, now: number): number | null {
  if (uptimeS === undefined) return known;
  const told = now - uptimeS * 1000;
  return known !== null && Math.abs(told - known) <= JITTER_MS ? known : told;
}
