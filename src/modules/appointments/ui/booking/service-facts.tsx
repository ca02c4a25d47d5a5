import { Clock, Ticket, Wallet } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/money.ts";

type Props = { durationMin: number; priceMinor: number; currency: string; creditCost: number };

/** How long, and what it costs. */
export function ServiceFacts({ durationMin, priceMinor, currency, creditCost }: Props) {
  const t = useTranslations("booking.facts");
  const locale = useLocale();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-muted-foreground [&_li]:flex [&_li]:items-center [&_li]:gap-1.5 [&_svg]:size-4">
      <li>
        <Clock aria-hidden />
        {t("duration", { minutes: durationMin })}
      </li>
      <li>
        {priceMinor > 0 || creditCost === 0 ? <Wallet aria-hidden /> : <Ticket aria-hidden />}
        {costWords(t, { priceMinor, currency, creditCost }, locale)}
      </li>
    </ul>
  );
}

type Cost = { priceMinor: number; currency: string; creditCost: number };

/** "$ 24.000 o 1 crédito": either pays for it. */
export function costWords(t: ReturnType<typeof useTranslations<"booking.facts">>, cost: Cost, locale: string): string {
  const money = cost.priceMinor > 0 ? formatMoney(cost.priceMinor, cost.currency, locale) : null;
  if (cost.creditCost === 0) return money ?? t("free");
  const credits = t("credits", { count: cost.creditCost });
  return money ? t("either", { money, credits }) : credits;
}
