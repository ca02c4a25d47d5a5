"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { useFormDraft } from "#lib/use-form-draft.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Home } from "#modules/access/policy.ts";
import { SignIn } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import { PasswordInput } from "./password-input.tsx";
import { textLink } from "./text-link.ts";

export type Entered = { home: Home };

type Props = {
  /** The session is open: go on. A promise keeps the button busy until it ends. */
  onDone: (entered: Entered) => void | Promise<void>;
  email?: string;
  submitLabel?: string;
};

const KEPT = ["email"] as const;

export function SignInForm({ onDone, email = "", submitLabel }: Props) {
  const t = useTranslations("identity");
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const signIn = api.identity.signIn.useMutation();
  const form = useForm<z.input<typeof SignIn>, unknown, SignIn>({
    resolver: formResolver(SignIn),
    // No empty defaults: what was typed before the page woke up stays.
    defaultValues: email ? { email } : {},
  });
  const forget = useFormDraft("sign-in", form, KEPT);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (typed) => {
    const result = await signIn.mutateAsync(typed).catch(() => null);
    if (result?.ok) {
      forget();
      await onDone(result);
    } else if (result) form.setFocus("password", { shouldSelect: true });
  });

  const problem = problemWords(signIn);
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !isSubmitting ? <Notice tone="error">{problem}</Notice> : null}
      <Field label={t("email")} error={fieldWords(errors.email)} required>
        <Input
          {...form.register("email")}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field
        label={t("password")}
        error={fieldWords(errors.password)}
        aside={
          <Link href="/forgot-password" className={textLink}>
            {t("forgot")}
          </Link>
        }
        required
      >
        <PasswordInput {...form.register("password")} autoComplete="current-password" />
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting}>
        {submitLabel ?? t("signIn.submit")}
      </Button>
    </form>
  );
}
