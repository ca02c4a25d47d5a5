import { useTranslations } from "next-intl";
import type { CancellationPolicy } from "../domain/cancellation-policy.ts";
import { policyWords, type Stakes } from "./policy-words.ts";

type Props = Stakes & { policy: CancellationPolicy; autoConfirm: boolean };

/** What one likes to know before choosing a time. */
export function PolicySummary({ policy, autoConfirm, ...stakes }: Props) {
  const t = useTranslations("booking.policy");
  const { steps, valid } = policyWords(useTranslations("policy"), policy, stakes);
  return (
    <ul className="grid gap-1 text-sm text-muted-foreground max-lg:hidden">
      <li>
        {steps} {valid}
      </li>
      <li>{autoConfirm ? t("auto") : t("answered")}</li>
    </ul>
  );
}
