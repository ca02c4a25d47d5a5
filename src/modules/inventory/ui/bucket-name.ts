import { datePart, formatDate } from "#lib/time.ts";

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
