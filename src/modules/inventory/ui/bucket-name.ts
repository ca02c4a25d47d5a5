import { datePart, formatDate, weekdayOf } from "#lib/time.ts";

const split = (key: string): [string, string | undefined] => {
  const [date = key, hour] = key.split("T");
  return [date, hour];
};

/** "martes, 14 de julio", or with its hour: "martes, 14 de julio, 09:00". */
export function bucketName(key: string, locale: string): string {
  const [date, hour] = split(key);
  return hour === undefined ? formatDate(date, locale) : `${formatDate(date, locale)}, ${hour}:00`;
}

/** "14 jul" or "09:00" */
export function bucketShort(key: string, locale: string): string {
  const [date, hour] = split(key);
  return hour === undefined ? datePart(date, locale, { day: "numeric", month: "short" }) : `${hour}:00`;
}

/**
 * Which bars are named below a chart: every third hour; each day of a week; of a month its Mondays; of longer, the firsts of
 * months and, up to a quarter, their fifteenths.
 */
export function roundTicks(keys: readonly string[]): string[] {
  if (keys.some((key) => key.includes("T"))) return keys.filter((key) => Number(key.slice(11)) % 3 === 0);
  if (keys.length <= 10) return [...keys];
  if (keys.length <= 45) return keys.filter((key) => weekdayOf(key) === 1);
  return keys.filter((key) => key.endsWith("-01") || (keys.length <= 100 && key.endsWith("-15")));
}
