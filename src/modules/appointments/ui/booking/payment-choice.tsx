import { Store, Ticket } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldGroup } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import type { PayWith } from "../../domain/paid-with.ts";

export type CreditFacts = {
  cost: number;
  balance: number;
  /** What it costs instead at the desk, in words; null where only credits pay for it. */
  price: string | null;
  institution: string;
  phone: string | null;
};

/** What can be paid with as things are: credits while they reach. */
export const payable = ({ cost, balance, price }: CreditFacts, wanted: PayWith): PayWith =>
  price !== null && balance < cost ? "desk" : wanted;

type Props = CreditFacts & { value: PayWith; onChange: (value: PayWith) => void };

/** With what to pay; where only credits do, what confirming leaves of them, or what to do about too few. */
export function PaymentChoice({ cost, balance, price, institution, phone, value, onChange }: Props) {
  const t = useTranslations("booking.hold.credits");
  const enough = balance >= cost;
  if (price !== null) {
    return (
      <FieldGroup legend={t("legend")}>
        <RadioGroup
          value={value}
          onValueChange={(next) => onChange(next === "desk" ? "desk" : "credits")}
          aria-label={t("legend")}
        >
          <RadioCard
            value="credits"
            disabled={!enough}
            leading={<Ticket aria-hidden className="size-5 shrink-0 text-muted-foreground" />}
            title={t("withCredits", { cost })}
            description={enough ? t("withCreditsHint", { balance, left: balance - cost }) : t("tooFew", { balance })}
          />
          <RadioCard
            value="desk"
            leading={<Store aria-hidden className="size-5 shrink-0 text-muted-foreground" />}
            title={t("atDesk")}
            description={t("atDeskHint", { price })}
          />
        </RadioGroup>
      </FieldGroup>
    );
  }
  if (!enough) {
    return (
      <Notice tone="warning" title={t("missingTitle", { needed: cost, balance })}>
        {phone ? t("missingPhone", { institution, phone }) : t("missing", { institution })}
      </Notice>
    );
  }
  return (
    <p className="flex gap-2.5 rounded-xl bg-muted px-4 py-3 text-sm leading-relaxed">
      <Ticket aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      {t("enough", { balance, left: balance - cost })}
    </p>
  );
}
