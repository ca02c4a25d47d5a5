import type { LocalizedText } from "../tables.ts";

/** What every view of an appointment, or of a hold, knows. */
export type Booked = {
  service: LocalizedText;
  professional: { firstName: string; lastName: string; title: string | null };
  start: number;
  end: number;
};

const HOUR = 3_600_000;

export const personName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

/** Until when the client cancels free of charge; null when the appointment is closer than that already. */
export function freeUntil(appointment: { start: number; cancellationWindowH: number }, now: number): number | null {
  const until = appointment.start - appointment.cancellationWindowH * HOUR;
  return until > now ? until : null;
}
