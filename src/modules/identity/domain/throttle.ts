/** How often something may fail within a window, per key. */
export const THROTTLE_WINDOW_MS = 15 * 60_000;

export const limits = {
  /** Guesses at one account's password. */
  "sign-in:email": 10,
  /** Guesses from one address, which a whole waiting room may share. */
  "sign-in:address": 50,
  /** Guesses at the codes mailed to one address. A count of its own: guessing at a password does not shut this door. */
  "code:email": 10,
  /** "That e-mail is taken" tells who is known here: nobody may ask for long. */
  "register:address": 50,
  /** Letters sent to someone who may not have asked for them. */
  "letter:email": 5,
  "letter:address": 30,
} as const;

export type ThrottleKind = keyof typeof limits;

export type Count = { kind: ThrottleKind; attempts: number; windowEndsAt: number };

/** Minutes until every key lets through again (at least 1), or null when all are within their limits. */
export function minutesToWait(counts: readonly Count[], now: number): number | null {
  const over = counts.filter(({ kind, attempts }) => attempts > limits[kind]);
  if (over.length === 0) return null;
  const until = Math.max(...over.map(({ windowEndsAt }) => windowEndsAt));
  return Math.max(1, Math.ceil((until - now) / 60_000));
}
