"use client";

import { Store, Ticket } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";
import { FieldGroup } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import type { PayWith } from "../../domain/paid-with.ts";
import type { seriesCost, SeriesPrice } from "./series-cost.ts";

type Props = {
  price: SeriesPrice & { currency: string };
  cost: ReturnType<typeof seriesCost>;
  onChange: (payWith: PayWith) => void;
};

/** How clients pay what they book for themselves, as for a single appointment; nothing where there is nothing to choose or to say. */
export function SeriesPayment({ price, cost, onChange }: Props) {
  const t = useTranslations("moving.series.pay");
  const locale = useLocale();
  const balance = price.balance ?? 0;
  const { credits, money, isChoice, reach, payWith } = cost;
  if (!isChoice)
    return credits > 0 && !reach ? <Notice tone="warning">{t("missing", { needed: credits, balance })}</Notice> : null;
  const inWords = (minor: number) => formatMoney(minor, price.currency, locale);
  return (
    <FieldGroup legend={t("legend")}>
      <RadioGroup
        value={payWith}
        onValueChange={(next) => onChange(next === "desk" ? "desk" : "credits")}
        aria-label={t("legend")}
      >
        <RadioCard
          value="credits"
          disabled={!reach}
          leading={<Ticket aria-hidden className="size-5 shrink-0 text-muted-foreground" />}
          title={t("withCredits", { count: credits })}
          description={reach ? t("left", { balance, left: balance - credits }) : t("tooFew", { balance })}
        />
        <RadioCard
          value="desk"
          leading={<Store aria-hidden className="size-5 shrink-0 text-muted-foreground" />}
          title={t("atDesk")}
          description={t("eachTime", { each: inWords(price.priceMinor), total: inWords(money) })}
        />
      </RadioGroup>
    </FieldGroup>
  );
}
