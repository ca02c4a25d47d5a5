"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { EnterCode } from "../schemas.ts";
import type { Asked } from "./asked-code.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import type { Entered } from "./sign-in-form.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

type Props = {
  asked: Asked;
  onAskedAgain: (asked: Asked) => void;
  onChangeEmail: () => void;
  onDone: (entered: Entered) => void | Promise<void>;
  submitLabel?: string;
};

/** A letter takes a moment; asking at once again would only make the first one's digits worthless. */
const RESEND_AFTER_S = 30;

/** The digits from the letter: one field. For who turns out to be new here and gave no name, their name too. */
export function EnterCodeForm({ asked, onAskedAgain, onChangeEmail, onDone, submitLabel }: Props) {
  const t = useTranslations("identity");
  const locale = useLocale() as Locale;
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const enter = api.identity.signInWithCode.useMutation();
  const again = api.identity.requestSignInCode.useMutation();
  const secondsLeft = useSecondsLeft(RESEND_AFTER_S);
  const [needsName, setNeedsName] = useState(false);
  const form = useForm<z.input<typeof EnterCode>, unknown, EnterCode>({ resolver: formResolver(EnterCode) });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus(needsName ? "name" : "code"), [needsName, setFocus]);

  const submit = form.handleSubmit(async ({ code, name }) => {
    const { requestId } = asked;
    const result = await enter.mutateAsync({ requestId, code, ...name }).catch(() => null);
    if (result?.ok) await onDone(result);
    else if (result?.reason === "NAME_NEEDED") setNeedsName(true);
    else if (result) form.setFocus("code", { shouldSelect: true });
  });
  const resend = async () => {
    const { requestId: _before, ...person } = asked;
    const result = await again.mutateAsync({ ...person, locale }).catch(() => null);
    if (result?.ok) onAskedAgain({ ...asked, requestId: result.requestId });
  };

  const asksName = enter.data?.ok === false && enter.data.reason === "NAME_NEEDED";
  const problem = isSubmitting ? undefined : (problemWords(again) ?? problemWords(enter));
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <p role="status" className="text-sm text-pretty">
        {t("codes.sent", { email: asked.email })}
      </p>
      <Field
        label={t("codes.code")}
        hint={t("codes.codeHint")}
        error={fieldWords(errors.code) ?? (asksName ? undefined : problem)}
        required
      >
        <Input
          {...form.register("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          className="font-mono text-lg tracking-[0.3em]"
        />
      </Field>
      {needsName ? (
        <Field label={t("fullName")} error={fieldWords(errors.name) ?? (asksName ? problem : undefined)} required>
          <Input {...form.register("name")} autoComplete="name" />
        </Field>
      ) : null}
      <Button type="submit" size="lg" pending={isSubmitting}>
        {submitLabel ?? t("codes.enter")}
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <Button variant="link" disabled={secondsLeft > 0} pending={again.isPending} onClick={() => void resend()}>
          {secondsLeft > 0 ? t("codes.resendIn", { seconds: secondsLeft }) : t("codes.resend")}
        </Button>
        <Button variant="link" onClick={onChangeEmail}>
          {t("codes.changeEmail")}
        </Button>
      </div>
    </form>
  );
}
