"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
import { Register } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import { PasswordInput } from "./password-input.tsx";
import type { Entered } from "./sign-in-form.tsx";

type Props = {
  onDone: (entered: Entered) => void | Promise<void>;
  /** What to offer who already has an account: a link or a button to sign in with that e-mail. */
  renderSignIn: (email: string) => ReactNode;
  submitLabel?: string;
};

/** What another language does not erase: all but the password. */
const KEPT = ["firstName", "lastName", "email", "phone"] as const;

export function RegisterForm({ onDone, renderSignIn, submitLabel }: Props) {
  const t = useTranslations("identity");
  const locale = useLocale() as Locale;
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const register = api.identity.register.useMutation();
  const form = useForm<z.input<typeof Register>, unknown, Register>({
    resolver: formResolver(Register),
    // No empty defaults: what was typed before the page woke up stays.
    defaultValues: { locale },
  });
  const forget = useFormDraft("register", form, KEPT);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (typed) => {
    const result = await register.mutateAsync(typed).catch(() => null);
    if (!result?.ok) return;
    forget();
    await onDone(result);
  });

  const problem = problemWords(register);
  const taken = register.data?.ok === false && register.data.reason === "EMAIL_TAKEN";
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-2 sm:gap-x-4">
        <Field label={t("firstName")} error={fieldWords(errors.firstName)} required>
          <Input {...form.register("firstName")} autoComplete="given-name" />
        </Field>
        <Field label={t("lastName")} error={fieldWords(errors.lastName)} required>
          <Input {...form.register("lastName")} autoComplete="family-name" />
        </Field>
      </div>
      <Field label={t("email")} error={fieldWords(errors.email)} required>
        <Input
          {...form.register("email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={t("phone")} aside={t("optional")} error={fieldWords(errors.phone)}>
        <Input {...form.register("phone")} type="tel" inputMode="tel" autoComplete="tel" />
      </Field>
      <Field label={t("password")} hint={t("passwordHint")} error={fieldWords(errors.password)} required>
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      {/* Beside the button that was just pressed: on a phone the top of the form is out of sight. */}
      {problem && !isSubmitting ? (
        <Notice
          tone={taken ? "info" : "error"}
          action={taken ? renderSignIn(register.variables?.email ?? "") : undefined}
        >
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" size="lg" pending={isSubmitting}>
        {submitLabel ?? t("register.submit")}
      </Button>
    </form>
  );
}
