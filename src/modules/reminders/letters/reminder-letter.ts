import { wordsFor } from "#i18n/words-for.ts";
import { formatDay, formatRange, formatTime, zoneName } from "#lib/time.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { LocalizedText } from "#modules/catalog/tables.ts";
import type { Locale } from "#platform/context.ts";
import { fillIn, type Placeholder } from "../domain/placeholders.ts";

export type ReminderFacts = {
  start: number;
  end: number;
  service: LocalizedText;
  professional: string;
  /** The client's first name. */
  client: string;
  organization: { name: string; accent: string | null; address: string | null; timeZone: string };
  confirmUrl: string;
  appointmentUrl: string;
  /** They said so already: there is nothing left to press. */
  coming: boolean;
};

/** A reminder in the institution's own words, with the facts beneath them, so that no template can leave the hour out. */
export function reminderLetter(
  locale: Locale,
  { subject, body }: { subject: LocalizedText; body: LocalizedText },
  facts: ReminderFacts,
): LetterContent {
  const t = wordsFor(locale, "reminders");
  const { organization, start, end } = facts;
  const zone = organization.timeZone;
  const day = formatDay(start, zone, locale);
  const values: Record<Placeholder, string> = {
    client: facts.client,
    service: facts.service[locale],
    professional: facts.professional,
    day,
    time: formatTime(start, zone, locale),
    institution: organization.name,
    address: organization.address ?? "",
    confirm_link: facts.confirmUrl,
    appointment_link: facts.appointmentUrl,
  };
  const title = fillIn(subject[locale], values);
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: title,
    preheader: `${facts.service[locale]} · ${facts.professional}`,
    title,
    paragraphs: fillIn(body[locale], values)
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
    facts: [
      {
        label: t("letter.when"),
        value: `${capital(day)}, ${formatRange(start, end, zone, locale)}\n${capital(zoneName(zone, locale, start))}`,
      },
      { label: t("letter.what"), value: facts.service[locale] },
      { label: t("letter.with"), value: facts.professional },
      ...(organization.address ? [{ label: t("letter.where"), value: organization.address }] : []),
    ],
    button: facts.coming
      ? { label: t("letter.see"), href: facts.appointmentUrl }
      : { label: t("letter.confirm"), href: facts.confirmUrl },
    unsubscribe: wordsFor(locale, "mail")("unsubscribe.reminders"),
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
