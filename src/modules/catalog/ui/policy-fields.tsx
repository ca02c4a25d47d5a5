"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useController, useFieldArray, useWatch } from "react-hook-form";
import { Button } from "#ui/button.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { POLICY_WINDOWS_MAX } from "../policy-schemas.ts";
import { NumberField } from "#ui/number-field.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { PolicyStepRow } from "./policy-step-row.tsx";
import type { ServiceFormState } from "./service-form-state.ts";
import { useFieldWords } from "#ui/use-field-words.ts";

/** What comes back when an appointment is cancelled or nobody comes, and how a client will read it. */
export function PolicyFields({ form }: { form: ServiceFormState }) {
  const t = useTranslations("policy.form");
  const steps = useFieldArray({ control: form.control, name: "policy.windows" });
  const windows = useWatch({ control: form.control, name: "policy.windows" }) ?? [];
  const last = windows.at(-1);

  const add = () => {
    const hours = Math.max(0, Math.floor((last?.hours ?? 24) / 2) || 0);
    steps.append({ hours, share: Math.floor((last?.share ?? 100) / 2) || 0 }, { shouldFocus: false });
  };
  return (
    <section className="grid gap-4">
      <div className="grid gap-1 border-b border-border pb-2">
        <h3 className="text-base font-semibold">{t("title")}</h3>
        <p className="text-[0.8125rem] leading-snug text-muted-foreground">{t("lead")}</p>
      </div>
      <ol className="grid gap-2">
        {steps.fields.map(({ id }, at) => (
          <li key={id} className="flex items-start gap-2">
            <PolicyStepRow form={form} at={at} />
            {steps.fields.length > 1 ? (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("removeStep", { number: at + 1 })}
                onClick={() => steps.remove(at)}
              >
                <X aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-[0.8125rem] text-muted-foreground">{last && last.hours > 0 ? t("rest") : null}</p>
        {steps.fields.length < POLICY_WINDOWS_MAX && (last?.hours ?? 0) > 0 ? (
          <Button variant="outline" size="sm" onClick={add}>
            <Plus aria-hidden /> {t("addStep")}
          </Button>
        ) : null}
      </div>
      <Returns form={form} />
      <NoShow form={form} />
      <PolicyPreview form={form} />
    </section>
  );
}

function NoShow({ form }: { form: ServiceFormState }) {
  const t = useTranslations("policy.form");
  const problem = useFieldWords("catalog.problems");
  const { field, fieldState } = useController({ control: form.control, name: "policy.noShowShare" });
  return (
    <NumberField
      label={t("noShow")}
      hint={t("noShowHint")}
      error={problem(fieldState.error)}
      unit="%"
      value={field.value ?? 0}
      onChange={field.onChange}
    />
  );
}

function Returns({ form }: { form: ServiceFormState }) {
  const t = useTranslations("policy.form");
  const problem = useFieldWords("catalog.problems");
  const { control } = form;
  const { field } = useController({ control, name: "policy.returns" });
  const returns = field.value ?? { kind: "spent" };
  const wrong = (name: "policy.returns.amount" | "policy.returns.expiresInDays") =>
    problem(form.getFieldState(name, form.formState).error);
  return (
    <div className="grid gap-3">
      <span id="policy-returns" className="text-sm font-medium">
        {t("returns")}
      </span>
      <RadioGroup
        aria-labelledby="policy-returns"
        value={returns.kind}
        onValueChange={(kind) =>
          field.onChange(kind === "spent" ? { kind: "spent" } : { kind: "credits", amount: 1, expiresInDays: 90 })
        }
        className="grid gap-2 sm:grid-cols-2"
      >
        <RadioCard value="spent" title={t("spent")} description={t("spentHint")} />
        <RadioCard value="credits" title={t("credits")} description={t("creditsHint")} />
      </RadioGroup>
      {returns.kind === "credits" ? (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberField
            label={t("amount")}
            error={wrong("policy.returns.amount")}
            unit={t("amountUnit", { count: returns.amount || 0 })}
            value={returns.amount}
            onChange={(amount) => field.onChange({ ...returns, amount })}
          />
          <NumberField
            label={t("days")}
            error={wrong("policy.returns.expiresInDays")}
            unit={t("daysUnit", { count: returns.expiresInDays || 0 })}
            value={returns.expiresInDays}
            onChange={(expiresInDays) => field.onChange({ ...returns, expiresInDays })}
          />
        </div>
      ) : null}
    </div>
  );
}
