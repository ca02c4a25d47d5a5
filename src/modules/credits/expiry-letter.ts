import { wordsFor } from "#i18n/words-for.ts";
import { formatDate } from "#lib/time.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { Locale } from "#platform/context.ts";

type Facts = {
  organization: { name: string; accent: string | null };
  name: string;
  amount: number;
  /** The last date on which they can be used. */
  lastDay: string;
  url: string;
  hasAccount: boolean;
};

/** What a client reads a week before credits of theirs expire. */
export function expiryLetter(
  locale: Locale,
  { organization, name, amount, lastDay, url, hasAccount }: Facts,
): LetterContent {
  const t = wordsFor(locale, "credits");
  const values = { name, amount, day: formatDate(lastDay, locale), organization: organization.name };
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: t("letter.subject", values),
    preheader: t("letter.preheader", values),
    title: t("letter.title", values),
    paragraphs: [t("letter.body", values), t("letter.how", values)],
    button: { label: t(hasAccount ? "letter.see" : "letter.book"), href: url },
    unsubscribe: wordsFor(locale, "mail")("unsubscribe.credits"),
  };
}
