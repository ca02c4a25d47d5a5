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
      {priceMinor > 0 || creditCost === 0 ? (
        <li>
          <Wallet aria-hidden />
          {priceMinor > 0 ? formatMoney(priceMinor, currency, locale) : t("free")}
        </li>
      ) : null}
      {creditCost > 0 ? (
        <li>
          <Ticket aria-hidden />
          {t(priceMinor > 0 ? "inCredits" : "credits", { count: creditCost })}
        </li>
      ) : null}
    </ul>
  );
}
