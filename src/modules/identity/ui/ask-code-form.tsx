"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { useFormDraft } from "#lib/use-form-draft.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { AskCode } from "../schemas.ts";
import type { Asked } from "./asked-code.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";

type Props = {
  isNew: boolean;
  email: string;
  /** What was asked before, to be put right. */
  before: Asked | null;
  onAsked: (asked: Asked) => void;
};

/** What another language or a reload gives back. */
const KEPT = ["name", "email"] as const;

/** The name, of who is new, and the address: two fields. */
export function AskCodeForm({ isNew, email, before, onAsked }: Props) {
  const t = useTranslations("identity");
  const locale = useLocale() as Locale;
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const request = api.identity.requestSignInCode.useMutation();
  const form = useForm<z.input<typeof AskCode>, unknown, AskCode>({
    resolver: formResolver(AskCode),
    // No empty defaults: what was typed before the page woke up stays.
    defaultValues: before ? typedBefore(before) : email ? { email } : {},
  });
  const forget = useFormDraft("code", form, KEPT);
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  const isChange = before !== null;
  useEffect(() => {
    if (isChange) setFocus("email", { shouldSelect: true });
  }, [isChange, setFocus]);

  const submit = form.handleSubmit(async ({ name, ...typed }) => {
    const result = await request.mutateAsync({ ...typed, ...name, locale }).catch(() => null);
    if (!result?.ok) return;
    forget();
    onAsked({ requestId: result.requestId, email: typed.email, ...name });
  });

  const problem = problemWords(request);
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {isNew ? (
        <Field label={t("fullName")} error={fieldWords(errors.name)} required>
          <Input {...form.register("name")} autoComplete="name" />
        </Field>
      ) : null}
      <Field label={t("email")} error={fieldWords(errors.email)} hint={t("codes.hint")} required>
        <Input
          {...form.register("email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      {problem && !isSubmitting ? <Notice tone="error">{problem}</Notice> : null}
      <Button type="submit" size="lg" pending={isSubmitting}>
        {t("codes.send")}
      </Button>
    </form>
  );
}

const typedBefore = ({ email, firstName, lastName }: Asked) => ({
  email,
  ...(firstName ? { name: `${firstName} ${lastName ?? ""}` } : {}),
});
