"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { addDays } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { DialogFooter } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { IssueCredits, MOST_CREDITS } from "../schemas.ts";
import { requestId } from "./request-id.ts";

type Props = { client: { id: string; name: string }; today: string; onDone: () => void };

const SUGGESTED_DAYS = 90;

/** Credits bought, given or set right, with their reason and their last day. */
export function IssueForm({ client, today, onDone }: Props) {
  const t = useTranslations("credits");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const issue = api.credits.issue.useMutation();
  const [failed, setFailed] = useState<string | null>(null);
  const [wish] = useState(requestId);
  const form = useForm<IssueCredits>({
    resolver: formResolver(IssueCredits),
    defaultValues: {
      requestId: wish,
      clientId: client.id,
      amount: Number.NaN,
      source: "purchase",
      reason: "",
      expiresOn: addDays(today, SUGGESTED_DAYS),
    },
  });
  const { errors } = form.formState;
  const [amount, expiresOn] = useWatch({ control: form.control, name: ["amount", "expiresOn"] });
  const valid = Number.isInteger(amount) && amount >= 1 && amount <= MOST_CREDITS;

  const save = form.handleSubmit(async (typed) => {
    setFailed(null);
    if (typed.expiresOn !== null && typed.expiresOn < today)
      return form.setError("expiresOn", { message: "past" }, { shouldFocus: true });
    try {
      const answer = await issue.mutateAsync(typed);
      if (!answer.ok && answer.reason === "EXPIRY_PAST")
        return form.setError("expiresOn", { message: "past" }, { shouldFocus: true });
      if (!answer.ok) return setFailed(words(answer.reason));
      toast.success(t("issueForm.done", { count: typed.amount, name: client.name }));
      onDone();
      await utils.credits.invalidate();
    } catch (error) {
      setFailed(words(error as Error));
    }
  });

  const dateError =
    errors.expiresOn &&
    t(
      errors.expiresOn.message === "past"
        ? "field.datePast"
        : errors.expiresOn.message === "too_far"
          ? "field.dateFar"
          : "field.date",
    );
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void save(event)}>
      <div className="grid gap-5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-x-4">
        <Field label={t("issueForm.amount")} error={errors.amount && t("field.amount", { max: MOST_CREDITS })} required>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_CREDITS}
            step={1}
            autoComplete="off"
            className="tabular-nums"
            {...form.register("amount", { valueAsNumber: true })}
          />
        </Field>
        <Field label={t("issueForm.source")}>
          <NativeSelect {...form.register("source")}>
            {(["purchase", "gift", "adjustment"] as const).map((source) => (
              <option key={source} value={source}>
                {t(`source.${source}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      <Field
        label={t("issueForm.reason")}
        hint={t("issueForm.reasonHint")}
        error={errors.reason && t("field.reason")}
        required
      >
        <Textarea rows={2} maxLength={500} {...form.register("reason")} />
      </Field>
      <Controller
        control={form.control}
        name="expiresOn"
        render={({ field }) => (
          <div className="grid gap-3">
            <SegmentedControl
              label={t("issueForm.expires")}
              value={expiresOn === null ? "never" : "onDate"}
              onValueChange={(value) => field.onChange(value === "never" ? null : addDays(today, SUGGESTED_DAYS))}
              segments={[
                { value: "onDate", label: t("issueForm.onDate") },
                { value: "never", label: t("issueForm.never") },
              ]}
            />
            {expiresOn === null ? null : (
              <Field label={t("issueForm.lastDay")} error={dateError} required>
                <Input
                  type="date"
                  min={today}
                  ref={field.ref}
                  value={field.value ?? ""}
                  onBlur={field.onBlur}
                  onChange={(event) => field.onChange(event.target.value)}
                />
              </Field>
            )}
          </div>
        )}
      />
      {failed ? <Notice tone="error">{failed}</Notice> : null}
      <DialogFooter>
        <Button type="submit" pending={form.formState.isSubmitting}>
          {valid ? t("issueForm.submit", { count: amount }) : t("issueForm.submitPlain")}
        </Button>
      </DialogFooter>
    </form>
  );
}
