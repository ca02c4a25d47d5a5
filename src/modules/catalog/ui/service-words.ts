"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";

type Terms = {
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  minNoticeMin: number;
  horizonDays: number;
  priceMinor: number;
  creditCost: number;
  autoConfirm: boolean;
  answerWithinH: number;
};

/** What the settings of a service come to, in sentences. */
export function useServiceWords(currency: string) {
  const t = useTranslations("catalog");
  const locale = useLocale();

  const span = (minutes: number): string => {
    if (minutes >= 1440 && minutes % 1440 === 0) return t("span.days", { count: minutes / 1440 });
    if (minutes >= 60 && minutes % 60 === 0) return t("span.hours", { count: minutes / 60 });
    return t("span.minutes", { count: minutes });
  };
  const price = ({ priceMinor, creditCost }: Pick<Terms, "priceMinor" | "creditCost">): string => {
    const money = priceMinor > 0 ? formatMoney(priceMinor, currency, locale) : t("price.free");
    return creditCost > 0 ? t("price.orCredits", { money, count: creditCost }) : money;
  };
  const sentences = (terms: Terms): string[] => {
    const { durationMin, bufferBeforeMin, bufferAfterMin, minNoticeMin, horizonDays, autoConfirm, answerWithinH } =
      terms;
    const whole = bufferBeforeMin + durationMin + bufferAfterMin;
    if ([whole, minNoticeMin, horizonDays, answerWithinH, terms.priceMinor, terms.creditCost].some(Number.isNaN))
      return [];
    return [
      whole === durationMin
        ? t("preview.takesAll", { duration: durationMin })
        : t("preview.takes", { duration: durationMin, whole }),
      minNoticeMin > 0
        ? t("preview.reach", { notice: span(minNoticeMin), horizon: t("span.days", { count: horizonDays }) })
        : t("preview.reachNow", { horizon: t("span.days", { count: horizonDays }) }),
      autoConfirm ? t("preview.auto") : t("preview.answer", { within: span(answerWithinH * 60) }),
      t("preview.price", { price: price(terms) }),
    ];
  };
  return { span, price, sentences };
}
