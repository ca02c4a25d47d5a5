import { wordsFor } from "#i18n/words-for.ts";
import { formatMoney } from "#lib/money.ts";
import { dateOf, formatDay, formatDayTime, formatDayYear, formatRange, formatTime } from "#lib/time.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { Organization } from "#modules/tenancy/queries.ts";
import type { Locale } from "#platform/context.ts";
import type { OfferFacts } from "../queries/read-offer.ts";

type Input = { offer: OfferFacts; organization: Organization; locale: Locale; url: string; now: number };
type Kind = "offer" | "call" | "lapsed";

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const personName = ({ firstName, lastName }: OfferFacts["professional"]): string => `${firstName} ${lastName}`.trim();

/** "18:30", or with the day where that is not today. */
function deadline({ offer, organization: { timeZone }, locale, now }: Input): string {
  const sameDay = dateOf(offer.expiresAt, timeZone) === dateOf(now, timeZone);
  return (sameDay ? formatTime : formatDayTime)(offer.expiresAt, timeZone, locale);
}

function valuesOf(input: Input) {
  const { offer, organization, locale } = input;
  return {
    name: offer.client.firstName,
    client: offer.client.name,
    phone: offer.client.phone ?? "",
    organization: organization.name,
    service: offer.service[locale],
    professional: personName(offer.professional),
    day: formatDay(offer.start, organization.timeZone, locale),
    time: formatTime(offer.start, organization.timeZone, locale),
    deadline: deadline(input),
  };
}

function factsOf({ offer, organization, locale }: Input): NonNullable<LetterContent["facts"]> {
  const t = wordsFor(locale, "waitlist");
  const { terms } = offer;
  const day = capital(formatDayYear(offer.start, organization.timeZone, locale));
  return [
    { label: t("facts.when"), value: `${day}, ${formatRange(offer.start, offer.end, organization.timeZone, locale)}` },
    { label: t("facts.what"), value: offer.service[locale] },
    { label: t("facts.with"), value: personName(offer.professional) },
    ...(organization.address ? [{ label: t("facts.where"), value: organization.address }] : []),
    ...(terms && terms.creditCost > 0
      ? [{ label: t("facts.price"), value: t("facts.credits", { count: terms.creditCost }) }]
      : []),
    ...(terms && terms.creditCost === 0 && terms.priceMinor > 0
      ? [{ label: t("facts.price"), value: formatMoney(terms.priceMinor, terms.currency, locale) }]
      : []),
  ];
}

/** What a client reads of an offer made or over, and the front desk of one to a client who has no e-mail. */
export function offerLetter(kind: Kind, input: Input): LetterContent {
  const { organization, locale, url } = input;
  const t = wordsFor(locale, "waitlist");
  const values = valuesOf(input);
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: t(`letter.${kind}.subject`, values),
    preheader: t(`letter.${kind}.preheader`, values),
    title: t(`letter.${kind}.title`, values),
    paragraphs: [t(`letter.${kind}.body`, values)],
    facts: factsOf(input),
    button: { label: t(`letter.${kind}.button`), href: url },
    footnote: t(`letter.${kind}.footnote`, values),
  };
}
