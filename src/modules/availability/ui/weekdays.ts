import { datePart } from "#lib/time.ts";
import { weekStart } from "#ui/calendar-date.ts";

/** ISO weekdays in the order in which the reader's week runs. */
export const weekdaysFor = (locale: string): number[] =>
  weekStart(locale) === 0 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];

/** 1 January 2024 was a Monday. */
export const weekdayName = (weekday: number, locale: string, length: "long" | "short" | "narrow"): string =>
  datePart(`2024-01-0${weekday}`, locale, { weekday: length }).replace(".", "");
