"use client";

import { createTranslator, useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { locales, type Locale } from "#i18n/locales.ts";
import english from "#i18n/messages/en/policy.json";
import spanish from "#i18n/messages/es-AR/policy.json";
import { creditsFor, type CancellationPolicy } from "../domain/cancellation-policy.ts";
import { Policy } from "../policy-schemas.ts";
import { policyWords, type PolicyTranslator } from "./policy-words.ts";
import type { ServiceFormState } from "./service-form-state.ts";

// A page carries the words of its own language; what clients read is shown in every one.
const TRANSLATORS: Record<Locale, PolicyTranslator> = {
  "es-AR": createTranslator({ locale: "es-AR", messages: spanish }) as unknown as PolicyTranslator,
  en: createTranslator({ locale: "en", messages: english }) as unknown as PolicyTranslator,
};

/** The policy in the client's own words, in both languages, as it is typed; nothing half-typed is put into words. */
export function PolicyPreview({ form }: { form: ServiceFormState }) {
  const t = useTranslations("policy.form");
  const own = useLocale();
  const [policy, priceMinor, creditCost] = useWatch({
    control: form.control,
    name: ["policy", "priceMinor", "creditCost"],
  });
  const told = Policy.safeParse(policy).data;
  const stakes = { priceMinor: priceMinor || 0, creditCost: creditCost || 0 };
  const ownFirst = locales.toSorted((a, b) => Number(b === own) - Number(a === own));
  return (
    <figure className="grid gap-2 rounded-xl border border-border bg-muted/50 p-4">
      <figcaption className="text-[0.8125rem] font-medium text-muted-foreground">{t("reads")}</figcaption>
      {told ? (
        <div className="grid gap-3 text-sm leading-relaxed">
          {ownFirst.map((locale) => {
            const { steps, noShow, valid } = policyWords(TRANSLATORS[locale], told, stakes);
            return (
              <p
                key={locale}
                lang={locale}
                aria-live={locale === own ? "polite" : undefined}
                className={locale === own ? undefined : "border-t border-border pt-3 text-muted-foreground"}
              >
                {[steps, noShow, valid].filter(Boolean).join(" ")}
              </p>
            );
          })}
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">{t("incomplete")}</p>
      )}
      {told && losesParts(told, stakes.creditCost) ? (
        <p className="text-[0.8125rem] text-muted-foreground">{t("whole")}</p>
      ) : null}
      {told?.returns.kind === "credits" && stakes.creditCost === 0 ? (
        <p className="text-[0.8125rem] text-muted-foreground">{t("noneSpent")}</p>
      ) : null}
    </figure>
  );
}

/** Whether rounding down makes nothing of a share that is more than nothing: then the words above seem to lack a step. */
const losesParts = (policy: CancellationPolicy, creditCost: number): boolean =>
  creditCost > 0 && policy.windows.some(({ share }) => share > 0 && creditsFor(policy, creditCost, share) === 0);
