/*
 * How instants and dates are written. Browser-safe: Intl only (Safari has no Temporal), always a 24-hour clock, always
 * in a named zone. Instants are epoch milliseconds, dates are "YYYY-MM-DD".
 */

type Options = Intl.DateTimeFormatOptions;

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it a thousand times. */
function formatter(locale: string, options: Options): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

const DAY = { weekday: "long", day: "numeric", month: "long" } as const;
const DAY_SHORT = { weekday: "short", day: "numeric", month: "short" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const write = (at: number, timeZone: string, locale: string, options: Options): string =>
  formatter(locale, { ...options, timeZone }).format(at);

/** "martes, 14 de julio" / "Tuesday, July 14" */
export const formatDay = (at: number, timeZone: string, locale: string): string => write(at, timeZone, locale, DAY);

/** "mar, 14 jul" */
export const formatDayShort = (at: number, timeZone: string, locale: string): string =>
  write(at, timeZone, locale, DAY_SHORT);

/** "martes, 14 de julio de 2026" */
export const formatDayYear = (at: number, timeZone: string, locale: string): string =>
  write(at, timeZone, locale, { ...DAY, year: "numeric" });

/** "09:30" */
export const formatTime = (at: number, timeZone: string, locale: string): string => write(at, timeZone, locale, CLOCK);

/** "mar, 14 jul, 09:30" */
export const formatDayTime = (at: number, timeZone: string, locale: string): string =>
  write(at, timeZone, locale, { ...DAY_SHORT, ...CLOCK });

/** "mar, 14 jul 2026, 09:30": of what may lie in another year. */
export const formatDayTimeYear = (at: number, timeZone: string, locale: string): string =>
  write(at, timeZone, locale, { ...DAY_SHORT, year: "numeric", ...CLOCK });

/** "09:30 – 10:15"; names the second day too when it is another. */
export function formatRange(start: number, end: number, timeZone: string, locale: string): string {
  const sameDay = dateOf(start, timeZone) === dateOf(end, timeZone);
  return `${formatTime(start, timeZone, locale)} – ${(sameDay ? formatTime : formatDayTime)(end, timeZone, locale)}`;
}

/** The date on the wall: "2026-07-14". */
export function dateOf(at: number, timeZone: string): string {
  const parts = formatter("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The hour on the wall, 0–23. */
export const hourOf = (at: number, timeZone: string): number =>
  Number(formatter("en-US", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));

/** A date without a zone, as the instant of its noon in UTC: enough to name it, and in no danger of the day before. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** A date in words: "martes, 14 de julio". */
export const formatDate = (date: string, locale: string): string => formatDay(noonOf(date), "UTC", locale);

/** Some days in words: "28 de noviembre – 4 de diciembre". */
export const formatDates = (from: string, to: string, locale: string): string =>
  formatter(locale, { day: "numeric", month: "long", timeZone: "UTC" }).formatRange(noonOf(from), noonOf(to));

/** "mar, 14 jul" */
export const formatDateShort = (date: string, locale: string): string => formatDayShort(noonOf(date), "UTC", locale);

/** One piece of a date: `datePart(date, "es-AR", { weekday: "short" })` → "mar". */
export const datePart = (date: string, locale: string, options: Options): string =>
  write(noonOf(date), "UTC", locale, options);

/** The date so many days later (or earlier). */
export const addDays = (date: string, days: number): string =>
  new Date(noonOf(date) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(noonOf(date)).getUTCDay() || 7;

/** The zone as people say it: "hora estándar de Argentina"; the zone's own id where the language has no name for it. */
export function zoneName(timeZone: string, locale: string, at: number): string {
  const parts = formatter(locale, { timeZone, timeZoneName: "long" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** The zone by its city: "Buenos Aires". Short enough to stand beside a time. */
export const zoneCity = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** Whether both walls show the same time at that instant; two names may be one time. */
export const sameZone = (one: string, other: string, at: number): boolean =>
  one === other || wall(at, one) === wall(at, other);

const wall = (at: number, timeZone: string): string => `${dateOf(at, timeZone)} ${formatTime(at, timeZone, "en-US")}`;

/** The zone this device is set to. In the browser only: on the server it is the server's. */
export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "7:05": minutes and seconds left, never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
