import { wordsFor } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import { calendarFile, type CalendarEntry } from "../calendar-file.ts";
import type { AppointmentFacts } from "../queries/appointment-facts.ts";
import type { LetterInput } from "./letter-input.ts";

/** An appointment as its client's calendar shows it. */
export function clientEntry(facts: AppointmentFacts, locale: Locale, url: string, now: number): CalendarEntry {
  const t = wordsFor(locale, "mail");
  const { organization, service, professional } = facts;
  return {
    id: facts.id,
    status: facts.status,
    start: facts.start,
    end: facts.end,
    changedAt: now,
    // Every step is a change: booked, confirmed, moved, cancelled.
    sequence: Math.max(0, facts.steps - 1),
    summary: t("appointment.calendarSummary", { service: service[locale], organization: organization.name }),
    description: t("appointment.calendarDescription", { professional: professional.name, url }),
    location: organization.address,
    url,
    organization: { name: organization.name, email: organization.email },
  };
}

/** The `.ics` that travels with a letter to the client: adds the appointment to their calendar, changes it, takes it out. */
export function attachedCalendarFile(
  { facts, locale, url, now }: LetterInput,
  invited: { name: string; email: string },
) {
  const { content, contentType } = calendarFile({ ...clientEntry(facts, locale, url, now), invited });
  return { filename: wordsFor(locale, "mail")("appointment.calendarFilename"), contentType, content };
}
