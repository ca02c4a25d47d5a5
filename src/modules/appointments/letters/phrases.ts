import { wordsFor } from "#i18n/words-for.ts";
import { formatDayTime, formatDayYear, formatRange, formatTime, zoneName } from "#lib/time.ts";
import type { Locale } from "#platform/context.ts";
import { policyWords } from "#modules/catalog/ui/policy-words.ts";
import type { AppointmentFacts } from "../queries/appointment-facts.ts";
import { costWords } from "../ui/cost-words.ts";

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** "martes, 14 de julio de 2026" */
export const day = (f: AppointmentFacts, locale: Locale): string =>
  formatDayYear(f.start, f.organization.timeZone, locale);

/** "09:30" */
export const time = (f: AppointmentFacts, locale: Locale): string =>
  formatTime(f.start, f.organization.timeZone, locale);

/** Two lines: the day and hours, and whose clock they are. */
export function when(f: AppointmentFacts, locale: Locale): string {
  const zone = f.organization.timeZone;
  return `${dayAndHours(f, locale)}\n${capital(zoneName(zone, locale, f.start))}`;
}

/** "Martes, 14 de julio de 2026, 09:30 – 10:15" */
export const dayAndHours = (f: Pick<AppointmentFacts, "start" | "end" | "organization">, locale: Locale): string =>
  `${capital(formatDayYear(f.start, f.organization.timeZone, locale))}, ${formatRange(f.start, f.end, f.organization.timeZone, locale)}`;

/** The policy as it applies to this appointment, in the words of the screens. */
export const policy = (f: AppointmentFacts, locale: Locale, now: number): string =>
  policyWords(wordsFor(locale, "policy"), f.policy, f, {
    start: f.start,
    now,
    timeZone: f.organization.timeZone,
    locale,
  }).steps;

/** An instant other than the appointment's own: a deadline. */
export const moment = (at: number, f: AppointmentFacts, locale: Locale): string =>
  formatDayTime(at, f.organization.timeZone, locale);

/** What it is paid with, in the words of the screens: "1 crédito", "$ 24.000". */
export const price = (f: AppointmentFacts, locale: Locale): string =>
  costWords((key, values) => wordsFor(locale, "booking")(`facts.${key}`, values), f, locale);
