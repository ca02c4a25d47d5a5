"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { DialogFooter } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { AdjustCredits, MOST_CREDITS } from "../schemas.ts";
import { requestId } from "./request-id.ts";

type Props = { client: { id: string; name: string }; balance: number; onDone: () => void };

/** Takes credits off again: a mistake is corrected by a movement of its own. */
export function AdjustForm({ client, balance, onDone }: Props) {
  const t = useTranslations("credits");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const adjust = api.credits.adjust.useMutation();
  const [failed, setFailed] = useState<string | null>(null);
  const [wish] = useState(requestId);
  const form = useForm<AdjustCredits>({
    resolver: formResolver(AdjustCredits),
    defaultValues: { requestId: wish, clientId: client.id, amount: Number.NaN, reason: "" },
  });
  const { errors } = form.formState;
  const amount = useWatch({ control: form.control, name: "amount" });
  const tooMany = (asked: { needed: number; balance: number }) =>
    form.setError("amount", { type: "balance", message: t("adjustForm.tooMany", asked) }, { shouldFocus: true });

  const save = form.handleSubmit(async (typed) => {
    setFailed(null);
    if (typed.amount > balance) return tooMany({ needed: typed.amount, balance });
    try {
      const answer = await adjust.mutateAsync(typed);
      if (!answer.ok && answer.reason === "NO_CREDIT") return tooMany(answer);
      if (!answer.ok) return setFailed(words(answer.reason));
      toast.success(t("adjustForm.done", { count: typed.amount, name: client.name }));
      onDone();
      await utils.credits.invalidate();
    } catch (error) {
      setFailed(words(error as Error));
    }
  });

  const amountError =
    errors.amount &&
    (errors.amount.type === "balance" ? errors.amount.message : t("field.amount", { max: MOST_CREDITS }));
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void save(event)}>
      <Field label={t("issueForm.amount")} error={amountError} required className="max-w-full">
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={balance}
          step={1}
          autoComplete="off"
          className="max-w-40 tabular-nums"
          {...form.register("amount", { valueAsNumber: true })}
        />
      </Field>
      <Field
        label={t("issueForm.reason")}
        hint={t("adjustForm.reasonHint")}
        error={errors.reason && t("field.reason")}
        required
      >
        <Textarea rows={2} maxLength={500} {...form.register("reason")} />
      </Field>
      {failed ? <Notice tone="error">{failed}</Notice> : null}
      <DialogFooter>
        <Button type="submit" variant="destructive" pending={form.formState.isSubmitting}>
          {Number.isInteger(amount) && amount >= 1 && amount <= balance
            ? t("adjustForm.submit", { count: amount })
            : t("adjustForm.submitPlain")}
        </Button>
      </DialogFooter>
    </form>
  );
}
