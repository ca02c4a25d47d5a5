import { wordsFor } from "#i18n/words-for.ts";
import { calendarFile } from "../calendar-file.ts";
import type { LetterInput } from "./client-letters.ts";

/** The `.ics` that travels with a letter to the client: adds the appointment to their calendar, changes it, takes it out. */
export function attachedCalendarFile(
  { facts, locale, url, now }: LetterInput,
  invited: { name: string; email: string },
) {
  const t = wordsFor(locale, "mail");
  const { content, contentType } = calendarFile({
    id: facts.id,
    status: facts.status,
    start: facts.start,
    end: facts.end,
    changedAt: now,
    sequence: Math.max(0, facts.steps - 1),
    summary: t("appointment.calendarSummary", {
      service: facts.service[locale],
      organization: facts.organization.name,
    }),
    description: t("appointment.calendarDescription", { professional: facts.professional.name, url }),
    location: facts.organization.address,
    url,
    organization: { name: facts.organization.name, email: facts.organization.email },
    invited,
  });
  return { filename: t("appointment.calendarFilename"), contentType, content };
}
