/** A plain date as the local noon of a `Date`: the picker's own currency, safe from any zone's midnight. */
export function isoToDate(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 12);
}

export function dateToIso(date: Date): string {
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/**
 * First day of the week, 0 is Sunday (CLDR: Argentina begins on Monday, English without a region on Sunday).
 * A table rather than `Intl.Locale.getWeekInfo`, which Firefox lacks: server and browser must agree.
 */
export function weekStart(locale: string): 0 | 1 {
  return locale === "es-AR" ? 1 : 0;
}
