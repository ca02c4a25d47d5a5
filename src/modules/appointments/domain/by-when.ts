import type { Status } from "../schemas.ts";

type Appointment = { start: number; end: number; status: Status };

const COMES: readonly Status[] = ["pending", "confirmed"];
const CALLED_OFF: readonly Status[] = ["cancelled", "rejected", "expired"];

/**
 * Appointments as their client looks for them: what comes and what would have come but was called off, soonest first; what
 * was, latest first. Called off is no past while its time is still ahead. `all` by start.
 */
export function byWhen<A extends Appointment>(all: readonly A[], now: number) {
  const isAhead = ({ end }: A) => end > now;
  const upcoming = all.filter((one) => isAhead(one) && COMES.includes(one.status));
  const calledOff = all.filter((one) => isAhead(one) && CALLED_OFF.includes(one.status));
  const known = new Set([...upcoming, ...calledOff]);
  return { upcoming, calledOff, past: all.filter((one) => !known.has(one)).reverse() };
}
