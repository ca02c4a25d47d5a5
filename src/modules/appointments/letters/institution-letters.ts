import { wordsFor, type Words } from "#i18n/words-for.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { LetterInput } from "./letter-input.ts";
import { movedFacts } from "./moved-facts.ts";
import { day, moment, time, when } from "./phrases.ts";

export type InstitutionEvent = "requested" | "booked" | "moved" | "cancelled";

/** What the professional and the front desk read. `url` leads to the dashboard. */
export function institutionLetter(event: InstitutionEvent, input: LetterInput): LetterContent {
  const { facts, locale, url } = input;
  const words = wordsFor(locale, "mail");
  const t: Words = (key, values) => words(`appointment.${key}`, values);
  const values = {
    client: facts.client.name,
    service: facts.service[locale],
    professional: facts.professional.name,
    day: day(facts, locale),
    time: time(facts, locale),
  };
  const answerBy =
    event === "requested" && facts.expiresAt !== null
      ? [t("institution.requested.answerBy", { deadline: moment(facts.expiresAt, facts, locale) })]
      : [];
  return {
    organizationName: facts.organization.name,
    accent: facts.organization.accent,
    locale,
    subject: t(`institution.${event}.subject`, values),
    preheader: t(`institution.${event}.preheader`, values),
    title: t(`institution.${event}.title`, values),
    paragraphs: [t(`institution.${event}.body`, values), ...answerBy],
    facts: [
      ...(event === "moved" ? movedFacts(input, t) : [{ label: t("when"), value: when(facts, locale) }]),
      { label: t("what"), value: facts.service[locale] },
      { label: t("with"), value: facts.professional.name },
      { label: t("client.label"), value: [facts.client.name, facts.client.phone].filter(Boolean).join("\n") },
      ...(event !== "cancelled" && facts.notes ? [{ label: t("notes"), value: facts.notes }] : []),
      ...(event === "cancelled" && facts.reason ? [{ label: t("reason"), value: facts.reason }] : []),
    ],
    button: { label: t(`institution.${event}.button`), href: url },
  };
}
