"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDateShort } from "#lib/time.ts";
import { weekdayName, weekdaysFor } from "#modules/availability/ui/weekdays.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import type { WishesView } from "../queries/wishes.ts";
import { ANY_FROM, ANY_UNTIL } from "./wishes.ts";

type List = Intl.ListFormat;

/** What somebody waits for, in words: "Con Ana o Bruno · Lunes y jueves, desde las 16:00 · hasta el vie, 27 nov". */
export function useWishesWords(): (wishes: WishesView) => string {
  const t = useTranslations("waitlist.wishes");
  const locale = useLocale();
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  return (wishes) => {
    const { professionals, dateFrom, dateUntil } = wishes;
    const people = professionals ? t("with", { people: or.format(professionals.map(personName)) }) : t("anyone");
    const dates = [dateFrom, dateUntil].map((date) => date && formatDateShort(date, locale));
    const [from, until] = dates;
    const between =
      from && until
        ? t("datesBetween", { from, until })
        : from
          ? t("datesFrom", { from })
          : until
            ? t("datesUntil", { until })
            : null;
    return [people, `${daysWords(wishes.weekdays, locale, and, t)}, ${timesWords(wishes, t)}`, between]
      .filter(Boolean)
      .join(" · ");
  };
}

type Words = ReturnType<typeof useTranslations<"waitlist.wishes">>;

function daysWords(weekdays: readonly number[], locale: string, list: List, t: Words): string {
  if (weekdays.length === 7) return t("anyDay");
  if (weekdays.join("") === "12345") return t("weekdays");
  const words = list.format(
    weekdaysFor(locale)
      .filter((day) => weekdays.includes(day))
      .map((day) => weekdayName(day, locale, "long")),
  );
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

function timesWords({ fromTime: from, untilTime: until }: WishesView, t: Words): string {
  if (from === until) return t("at", { from });
  if (from === ANY_FROM) return until === ANY_UNTIL ? t("anyTime") : t("until", { until });
  return until === ANY_UNTIL ? t("from", { from }) : t("between", { from, until });
}
