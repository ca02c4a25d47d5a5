import { useLocale, useTranslations } from "next-intl";
import type { CancellationPolicy } from "../domain/cancellation-policy.ts";
import { policyWords, type Stakes } from "./policy-words.ts";

type Props = Stakes & { policy: CancellationPolicy; start: number; timeZone: string; now: number };

/** The cancellation policy as it applies to this very appointment: its own deadlines, and what a no-show means. */
export function PolicyWords({ policy, start, timeZone, now, ...stakes }: Props) {
  const locale = useLocale();
  const words = policyWords(useTranslations("policy"), policy, stakes, { start, timeZone, now, locale });
  return <>{[words.steps, words.noShow, words.valid].filter(Boolean).join(" ")}</>;
}
