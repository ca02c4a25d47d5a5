/** A machine speaks every minute; after five of silence it counts as offline. */
export const SILENCE_MS = 5 * 60_000;

export type MachineStatus = "online" | "offline" | "never_seen";

/** @param lastSeenAt epoch milliseconds by the server's clock, or null */
export function statusOf(lastSeenAt: number | null, now: number): MachineStatus {
  if (lastSeenAt === null) return "never_seen";
  return now - lastSeenAt <= SILENCE_MS ? "online" : "offline";
}
