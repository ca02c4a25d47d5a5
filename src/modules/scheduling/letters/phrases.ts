import { formatMoney } from "#lib/money.ts";
import { formatDayTime, formatDayYear, formatRange, formatTime, zoneName } from "#lib/time.ts";
import type { Locale } from "#platform/context.ts";
import type { AppointmentFacts } from "./appointment-facts.ts";

const HOUR = 3_600_000;

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
  return `${capital(day(f, locale))}, ${formatRange(f.start, f.end, zone, locale)}\n${capital(zoneName(zone, locale, f.start))}`;
}

/** An instant other than the appointment's own: a deadline. */
export const moment = (at: number, f: AppointmentFacts, locale: Locale): string =>
  formatDayTime(at, f.organization.timeZone, locale);

export const price = (f: AppointmentFacts, locale: Locale): string => formatMoney(f.priceMinor, f.currency, locale);

/** Until when cancelling is free. */
export const freeUntil = (f: AppointmentFacts): number => f.start - f.cancellationWindowH * HOUR;
