import type { Formats } from "next-intl";

/** Named formats for `useFormatter`. Always a 24-hour clock: Node and browsers disagree on the spaces of "p. m.". */
export const formats = {
  dateTime: {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { weekday: "long", day: "numeric", month: "long" },
    dayShort: { weekday: "short", day: "numeric", month: "short" },
    dayYear: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    date: { day: "2-digit", month: "2-digit", year: "numeric" },
    month: { month: "long", year: "numeric" },
    dateTime: {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
    exact: {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    },
  },
  number: {
    integer: { maximumFractionDigits: 0 },
    percent: { style: "percent", maximumFractionDigits: 0 },
  },
} satisfies Formats;
