const HOUR = 3_600_000;

/** Until when a request waits for the institution: so many hours, and never past its own start. Epoch milliseconds. */
export const answerDeadline = (now: number, withinHours: number, start: number): number =>
  Math.min(now + withinHours * HOUR, start);
