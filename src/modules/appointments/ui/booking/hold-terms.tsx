import { useLocale, useTranslations } from "next-intl";
import type { findHeldSlot } from "../../queries/held-slot.ts";
import { costWhenPaid, type PayWith } from "../../domain/paid-with.ts";
import { personName } from "../appointment-words.ts";
import { costWords } from "../cost-words.ts";
import { PolicyWords } from "#modules/catalog/ui/policy-line.tsx";

type Hold = Extract<Awaited<ReturnType<typeof findHeldSlot>>, { ok: true }>["hold"];
type Props = { hold: Hold; payWith: PayWith; now: number };

/** What the time costs, and on what terms, for whoever pays it so. */
export function HoldTerms({ hold, payWith, now }: Props) {
  const t = useTranslations("booking.hold");
  const facts = useTranslations("booking.facts");
  const locale = useLocale();
  const cost = costWhenPaid(hold, payWith);
  return (
    <div className="grid gap-1 border-t border-border pt-4 text-sm leading-relaxed">
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-muted-foreground">{t("price")}</span>
        <span className="text-base font-semibold tabular-nums">{costWords(facts, cost, locale)}</span>
      </p>
      <p className="text-muted-foreground">
        <PolicyWords
          policy={hold.policy}
          priceMinor={cost.priceMinor}
          creditCost={cost.creditCost}
          start={hold.start}
          timeZone={hold.timeZone}
          now={now}
        />
      </p>
      <p className="text-muted-foreground">
        {hold.autoConfirm ? t("autoNext") : t("answerNext", { professional: personName(hold.professional) })}
      </p>
    </div>
  );
}
