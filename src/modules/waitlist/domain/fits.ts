import { dateOf, formatTime, weekdayOf } from "#lib/time.ts";

/** What would suit somebody who waits, by the wall of the institution. */
export type Wishes = {
  /** null = whoever gives it. */
  professionalIds: readonly string[] | null;
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  weekdays: readonly number[];
  /** "HH:MM", both included: when it may begin. */
  fromTime: string;
  untilTime: string;
  /** "YYYY-MM-DD", both included; null = no bound. */
  dateFrom: string | null;
  dateUntil: string | null;
};

type Freed = {
  professionalId: string;
  /** Epoch milliseconds. */
  start: number;
  /** Where the wall stands, by which wishes were told. */
  zone: string;
};

/** Whether a freed time is one of those that somebody waits for. */
export function fits(wishes: Wishes, { professionalId, start, zone }: Freed): boolean {
  const date = dateOf(start, zone);
  const time = formatTime(start, zone, "en-US");
  return (
    (wishes.professionalIds === null || wishes.professionalIds.includes(professionalId)) &&
    wishes.weekdays.includes(weekdayOf(date)) &&
    wishes.fromTime <= time &&
    time <= wishes.untilTime &&
    (wishes.dateFrom === null || wishes.dateFrom <= date) &&
    (wishes.dateUntil === null || date <= wishes.dateUntil)
  );
}
