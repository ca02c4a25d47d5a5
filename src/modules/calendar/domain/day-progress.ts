type Appointment = { id: string; status: string; start: number; end: number };

/** Where a professional's day stands at an instant. Each list is by start. */
export type DayProgress<T> = { now: T[]; next: T | null; later: T[]; unclosed: T[]; done: T[] };

const CLOSED = new Set(["completed", "no_show"]);

/**
 * Sorts a day into: in progress, the next one, what follows, what has ended and nobody has said how, and what is done.
 * One that is completed early is done, whatever its hours say.
 */
export function dayProgress<T extends Appointment>(appointments: readonly T[], now: number): DayProgress<T> {
  const progress: DayProgress<T> = { now: [], next: null, later: [], unclosed: [], done: [] };
  for (const appointment of appointments.toSorted((a, b) => a.start - b.start)) {
    if (CLOSED.has(appointment.status)) progress.done.push(appointment);
    else if (appointment.end <= now) progress.unclosed.push(appointment);
    else if (appointment.start <= now) progress.now.push(appointment);
    else if (progress.next === null) progress.next = appointment;
    else progress.later.push(appointment);
  }
  return progress;
}
