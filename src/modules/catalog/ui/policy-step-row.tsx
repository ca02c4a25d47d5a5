"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useController } from "react-hook-form";
import { Input } from "#ui/input.tsx";
import type { ServiceFormState } from "./service-form-state.ts";
import { useFieldWords } from "#ui/use-field-words.ts";

/** "With 24 hours or more, 100 % comes back": one window of a policy. */
export function PolicyStepRow({ form, at }: { form: ServiceFormState; at: number }) {
  const t = useTranslations("policy.form");
  const problem = useFieldWords("catalog.problems");
  const complaint = useId();
  const hours = useController({ control: form.control, name: `policy.windows.${at}.hours` });
  const share = useController({ control: form.control, name: `policy.windows.${at}.share` });
  const wrong = problem(hours.fieldState.error) ?? problem(share.fieldState.error);
  const number = ({ field, fieldState }: typeof hours | typeof share, label: string) => (
    <Input
      type="number"
      inputMode="numeric"
      min={0}
      aria-label={label}
      aria-invalid={fieldState.error ? true : undefined}
      aria-describedby={wrong ? complaint : undefined}
      className="w-18 tabular-nums"
      ref={field.ref}
      onBlur={field.onBlur}
      value={Number.isNaN(field.value) ? "" : field.value}
      onChange={(event) => {
        field.onChange(event.target.value === "" ? Number.NaN : Number(event.target.value));
        // Steps are judged by each other: what is put right here may have been said at the next one.
        if (form.formState.isSubmitted) void form.trigger("policy.windows");
      }}
    />
  );
  return (
    <div role="group" aria-label={t("step", { number: at + 1 })} className="grid flex-1 gap-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
        <span className="inline-flex items-center gap-2">
          <span className="text-muted-foreground">{t("notice")}</span>
          {number(hours, t("hoursOf", { number: at + 1 }))}
          <span className="text-muted-foreground">{t("hours")}</span>
        </span>
        <span className="inline-flex items-center gap-2">
          {number(share, t("shareOf", { number: at + 1 }))}
          <span className="text-muted-foreground">{t("percent")}</span>
        </span>
      </div>
      {wrong ? (
        <p id={complaint} role="alert" className="text-[0.8125rem] text-destructive">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
