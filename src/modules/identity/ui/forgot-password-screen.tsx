"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { RequestPasswordReset } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";

export function ForgotPasswordScreen() {
  const t = useTranslations("identity");
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const request = api.identity.requestPasswordReset.useMutation();
  const form = useForm({ resolver: formResolver(RequestPasswordReset) });
  const submit = form.handleSubmit(async (typed) => void (await request.mutateAsync(typed).catch(() => null)));
  if (request.data?.ok) {
    return (
      <Notice
        tone="success"
        title={t("forgotPassword.sentTitle")}
        action={
          <Button asChild size="sm" variant="outline">
            <Link href="/sign-in">{t("backToSignIn")}</Link>
          </Button>
        }
      >
        {t("forgotPassword.sent", { email: request.variables?.email ?? "" })}
      </Notice>
    );
  }
  const problem = problemWords(request);
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !request.isPending ? <Notice tone="error">{problem}</Notice> : null}
      <Field label={t("email")} error={fieldWords(form.formState.errors.email)} required>
        <Input
          {...form.register("email")}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Button type="submit" size="lg" pending={request.isPending}>
        {t("forgotPassword.submit")}
      </Button>
    </form>
  );
}
