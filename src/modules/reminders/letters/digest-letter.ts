import { wordsFor } from "#i18n/words-for.ts";
import { formatDate, formatDayTime, formatRange } from "#lib/time.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { Locale } from "#platform/context.ts";
import type { DayLine } from "../queries/day-ahead.ts";

type Day = {
  organization: { name: string; accent: string | null; timeZone: string };
  date: string;
  firstName: string;
  /** Everybody's day, or the reader's own. */
  everyone: boolean;
  today: DayLine[];
  pending: DayLine[];
  url: string;
};

/** More than this is a list to open, not to read in a letter. */
const MAX_LINES = 60;

/** What someone of the staff reads in the morning. */
export function digestLetter(
  locale: Locale,
  { organization, date, firstName, everyone, today, pending, url }: Day,
): LetterContent {
  const t = wordsFor(locale, "reminders");
  const zone = organization.timeZone;
  const counts = { day: formatDate(date, locale), today: today.length, pending: pending.length, name: firstName };
  const whom = ({ client, service, professional, coming }: DayLine) =>
    [
      [client, coming ? t("digest.coming") : ""].filter(Boolean).join(" "),
      service[locale],
      everyone ? professional : "",
    ]
      .filter(Boolean)
      .join(" · ");
  const lines = [
    ...today.map((line) => ({ label: formatRange(line.start, line.end, zone, locale), value: whom(line) })),
    ...pending.map((line) => ({
      label: formatDayTime(line.start, zone, locale),
      value: `${whom(line)}\n${t("digest.waits")}`,
    })),
  ];
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: t("digest.subject", counts),
    preheader: t("digest.preheader", counts),
    title: t("digest.title", counts),
    paragraphs: [t("digest.body", counts)],
    facts: lines.slice(0, MAX_LINES),
    button: { label: t("digest.open"), href: url },
    ...(lines.length > MAX_LINES ? { footnote: t("digest.more", { count: lines.length - MAX_LINES }) } : {}),
    unsubscribe: wordsFor(locale, "mail")("unsubscribe.digest"),
  };
}
