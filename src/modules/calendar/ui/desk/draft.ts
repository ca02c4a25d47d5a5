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
