import { datePart } from "#lib/time.ts";

/** "mié, 25 nov"; in another year than `today` with the year, and then without the weekday. */
export const shortDay = (date: string, today: string, locale: string): string =>
  datePart(
    date,
    locale,
    date.slice(0, 4) === today.slice(0, 4)
      ? { weekday: "short", day: "numeric", month: "short" }
      : { day: "numeric", month: "short", year: "numeric" },
  );
