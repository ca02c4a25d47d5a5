import type { WishesView } from "../queries/wishes.ts";

/** What a form holds of somebody's wishes. Empty dates are no bound. */
export type Draft = {
  professionalIds: string[] | null;
  weekdays: number[];
  fromTime: string;
  untilTime: string;
  dateFrom: string | null;
  dateUntil: string | null;
};

export const ANY_FROM = "00:00";
export const ANY_UNTIL = "23:59";

export const ANY_TIME: Draft = {
  professionalIds: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromTime: ANY_FROM,
  untilTime: ANY_UNTIL,
  dateFrom: null,
  dateUntil: null,
};

export const draftOf = ({ professionals, weekdays, fromTime, untilTime, dateFrom, dateUntil }: WishesView): Draft => ({
  professionalIds: professionals && professionals.map(({ id }) => id),
  weekdays,
  fromTime,
  untilTime,
  dateFrom,
  dateUntil,
});
