"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Notice } from "#ui/notice.tsx";
import { toast } from "#ui/toaster.tsx";
import { ChangePassword } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import { PasswordInput } from "./password-input.tsx";
import { textLink } from "./text-link.ts";

export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations("identity");
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const utils = api.useUtils();
  const change = api.identity.changePassword.useMutation();
  const form = useForm({ resolver: formResolver(ChangePassword), defaultValues: { current: "", password: "" } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const result = await change.mutateAsync(typed).catch(() => null);
    if (!result?.ok) return;
    form.reset();
    toast.success(t("account.passwordChanged"));
    await utils.identity.sessions.invalidate();
  });
  const problem = problemWords(change);
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !change.isPending ? <Notice tone="error">{problem}</Notice> : null}
      <input type="email" name="email" value={email} readOnly hidden autoComplete="username" />
      <div className="grid items-start gap-5 sm:grid-cols-2 sm:gap-4">
        <Field
          label={t("currentPassword")}
          error={fieldWords(errors.current)}
          aside={
            <Link href="/forgot-password" className={textLink}>
              {t("account.noPassword")}
            </Link>
          }
          required
        >
          <PasswordInput {...form.register("current")} autoComplete="current-password" />
        </Field>
        <Field label={t("newPassword")} hint={t("passwordHint")} error={fieldWords(errors.password)} required>
          <PasswordInput {...form.register("password")} autoComplete="new-password" />
        </Field>
      </div>
      <Button type="submit" variant="outline" pending={change.isPending} className="justify-self-start">
        {t("account.changePassword")}
      </Button>
    </form>
  );
}
