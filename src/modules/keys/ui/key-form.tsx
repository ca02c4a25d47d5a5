"use client";

import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Field, FieldNote } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { CreateKey } from "../schemas.ts";
import { ScopeChoice } from "./scope-choice.tsx";

type Props = { modules: readonly string[]; onClose: () => void; onMade: (key: string) => void };

/** What the key is for, and what it opens. */
export function KeyForm({ modules, onClose, onMade }: Props) {
  const t = useTranslations("keys");
  const refusal = useRefusalWords();
  const creating = api.keys.create.useMutation();
  const { control, register, handleSubmit, formState } = useForm<z.input<typeof CreateKey>, unknown, CreateKey>({
    resolver: formResolver(CreateKey),
    defaultValues: { name: "", scopes: [] },
  });
  const create = handleSubmit(async (input) => {
    try {
      const made = await creating.mutateAsync(input);
      onMade(made.key);
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  });
  const { name, scopes } = formState.errors;
  return (
    <FormSheet
      title={t("newTitle")}
      lead={t("newLead")}
      submit={t("create")}
      pending={creating.isPending}
      onSubmit={create}
      onClose={onClose}
    >
      <Field label={t("name")} hint={t("nameHint")} required error={name ? t("nameMissing") : undefined}>
        <Input maxLength={120} autoComplete="off" {...register("name")} />
      </Field>
      <div className="grid gap-2">
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => <ScopeChoice modules={modules} value={field.value} onChange={field.onChange} />}
        />
        <FieldNote id="scopes" error={scopes && t("scopesMissing")} mayFail />
      </div>
    </FormSheet>
  );
}
