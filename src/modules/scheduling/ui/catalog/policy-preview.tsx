"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Policy } from "../../policy-schemas.ts";
import { policyWords } from "../policy-words.ts";
import type { ServiceFormState } from "./policy-fields.tsx";

/** The policy in the client's own words, as it is typed; nothing half-typed is put into words. */
export function PolicyPreview({ form }: { form: ServiceFormState }) {
  const t = useTranslations("policy");
  const [policy, priceMinor, creditCost] = useWatch({
    control: form.control,
    name: ["policy", "priceMinor", "creditCost"],
  });
  const told = Policy.safeParse(policy).data;
  const words = told && policyWords(t, told, { priceMinor: priceMinor || 0, creditCost: creditCost || 0 });
  return (
    <figure className="grid gap-1.5 rounded-xl bg-muted/60 p-4">
      <figcaption className="text-[0.8125rem] font-medium text-muted-foreground">{t("form.reads")}</figcaption>
      <div aria-live="polite" className="grid gap-1 text-sm leading-relaxed">
        {words ? (
          <>
            <p>{words.steps}</p>
            {words.noShow || words.valid ? <p>{[words.noShow, words.valid].filter(Boolean).join(" ")}</p> : null}
          </>
        ) : (
          <p className="text-muted-foreground">{t("form.incomplete")}</p>
        )}
      </div>
    </figure>
  );
}
