const MINUTE_MS = 60_000;

type Rule = { offsetMin: number; serviceIds: readonly string[] | null; active: boolean };
type Appointment = { status: string; start: number; serviceId: string };

/** Instants are epoch milliseconds. The offset is time that passes: 48 hours before, whatever the clocks do in between. */
export const remindAt = (start: number, offsetMin: number): number => start - offsetMin * MINUTE_MS;

export const appliesTo = (rule: Rule, { serviceId }: Pick<Appointment, "serviceId">): boolean =>
  rule.active && (rule.serviceIds === null || rule.serviceIds.includes(serviceId));

/**
 * When to remind of an appointment that came to its time at `since`, or null where there is nothing to say: it began, or
 * the reminder's moment was over when it was made. Judged by `since` and not by the clock of a job that may run late.
 */
export function plannedAt(rule: Rule, appointment: Appointment, since: number, now: number): number | null {
  const at = remindAt(appointment.start, rule.offsetMin);
  const due =
    appointment.status === "confirmed" && appointment.start > now && appliesTo(rule, appointment) && at > since;
  return due ? at : null;
}

/**
 * Whether a planned reminder that came due still says something true and useful: the appointment stands, at the start that
 * was meant, and has not begun; and no nearer reminder of it is due as well, which would say the same a moment later.
 */
export function worthSending(
  { startsAt, remindAt: own }: { startsAt: number; remindAt: number },
  rule: Rule,
  appointment: Appointment,
  others: readonly { remindAt: number }[],
  now: number,
): boolean {
  const stands =
    appointment.status === "confirmed" &&
    appointment.start === startsAt &&
    startsAt > now &&
    appliesTo(rule, appointment);
  return stands && !others.some(({ remindAt: other }) => other > own && other <= now);
}
