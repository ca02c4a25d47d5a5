const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After the first letter, the second, the third and every further one of a run: none for so long. */
const PAUSES = {
  /** Something critical, or something that a person gave to the reader. */
  urgent: [15 * MINUTE, 30 * MINUTE, HOUR],
  other: [HOUR, 2 * HOUR, 4 * HOUR],
} as const;

/** A run is over after so long without a letter. Longer than any pause, or a storm would begin a new run by itself. */
const CALM_MS = 12 * HOUR;

/** How many letters somebody has had in this run, and when the last one left (epoch milliseconds). */
export type Pace = { letters: number; lastLetterAt: number | null };

const isCalm = ({ lastLetterAt }: Pace, now: number): boolean => lastLetterAt === null || now - lastLetterAt >= CALM_MS;

/**
 * Whether a letter may leave now, or what it would say waits to be gathered. The first leaves at once; whatever happens,
 * nobody has more than 3 in an hour and 26 in a day, nor more than 8 in a day where nothing is urgent (the test counts).
 */
export function mayWrite(pace: Pace, urgent: boolean, now: number): boolean {
  if (pace.lastLetterAt === null || isCalm(pace, now)) return true;
  const pauses = PAUSES[urgent ? "urgent" : "other"];
  const pause = pauses[Math.min(pace.letters, pauses.length) - 1] ?? 0;
  return now - pace.lastLetterAt >= pause;
}

export const afterLetter = (pace: Pace, now: number): Pace => ({
  letters: isCalm(pace, now) ? 1 : pace.letters + 1,
  lastLetterAt: now,
});
