type Ends = { revokedAt: Date | null; expiresAt: Date | null };

export type KeyLife = "live" | "ending" | "ended" | "revoked";

/** `ending`: it has a successor, and is good until that one is used or its time is over. */
export function lifeOf({ revokedAt, expiresAt }: Ends, now: number): KeyLife {
  if (revokedAt) return "revoked";
  if (!expiresAt) return "live";
  return expiresAt.getTime() > now ? "ending" : "ended";
}

export const isLive = (key: Ends, now: number): boolean => ["live", "ending"].includes(lifeOf(key, now));
