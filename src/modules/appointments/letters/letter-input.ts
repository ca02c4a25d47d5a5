import type { Locale } from "#platform/context.ts";
import type { AppointmentFacts } from "../queries/appointment-facts.ts";

/** What a change was, where the appointment itself no longer tells it. */
export type Change = {
  /** Where it was before a move. Epoch milliseconds. */
  from?: { start: number; end?: number | undefined; professional: string };
  /** Who moved it, if that is somebody with a name. */
  by: string | null;
  reason?: string | undefined;
  /** How many credits the client has back. */
  creditsBack: number;
};

/** What a letter is written from. `url` is the appointment's page, `now` the moment of the change. */
export type LetterInput = {
  facts: AppointmentFacts;
  locale: Locale;
  url: string;
  homeUrl: string;
  now: number;
  change?: Change;
};
