"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Notice } from "#ui/notice.tsx";
import { ResetPassword } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import { PasswordInput } from "./password-input.tsx";
import { useGoOn } from "./use-go-on.ts";

type Props = { token: string; email: string; purpose: "reset" | "invitation" };

/** A mailed link opens it: choose a password, and you are in. */
export function ChoosePasswordScreen({ token, email, purpose }: Props) {
  const t = useTranslations("identity");
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const goOn = useGoOn(null);
  const reset = api.identity.resetPassword.useMutation();
  const accept = api.identity.acceptInvitation.useMutation();
  const choose = purpose === "reset" ? reset : accept;
  const form = useForm({ resolver: formResolver(ResetPassword), defaultValues: { token } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const result = await choose.mutateAsync(typed).catch(() => null);
    if (result?.ok) goOn(result);
  });
  const problem = problemWords(choose);
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !isSubmitting ? <Notice tone="error">{problem}</Notice> : null}
      {/* Password managers keep the password under this name. */}
      <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
      <Field label={t("newPassword")} hint={t("passwordHint")} error={fieldWords(errors.password)} required>
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting}>
        {t(purpose === "reset" ? "resetPassword.submit" : "invitation.submit")}
      </Button>
    </form>
  );
}
