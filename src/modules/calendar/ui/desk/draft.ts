import type { ClientLine } from "#modules/clients/schemas.ts";

/** What is already known when someone asks for a new appointment. */
export type Draft = {
  date?: string | undefined;
  /** Minute of the wall clock. */
  minute?: number | undefined;
  /** How long a range was pulled over free time: the service that lasts so long is meant. */
  minutes?: number | undefined;
  professionalId?: string | undefined;
  serviceId?: string | undefined;
  client?: ClientLine | undefined;
  /** Someone stands at the desk: now, whatever the hours say. */
  walkIn?: boolean | undefined;
};

/**
 * What the form goes on with when another is asked for while it is open: a place in the calendar moves what is written there,
 * and loses none of it. Null where something else is meant: another client, a service, a walk-in.
 */
export function movedTo(written: Draft, { date, minute, minutes, professionalId, ...other }: Draft): Draft | null {
  if (other.client || other.serviceId || other.walkIn) return null;
  // Asked for once more, and at no hour: it is there already.
  if (minute === undefined) return written;
  return {
    ...written,
    date: date ?? written.date,
    minute,
    minutes,
    professionalId: professionalId ?? written.professionalId,
  };
}
