"use client";

import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { toast } from "#ui/toaster.tsx";
import { UpdateProfile } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";

type Typed = z.input<typeof UpdateProfile>;

export function ProfileForm({ profile, email }: { profile: Typed; email: string }) {
  const t = useTranslations("identity");
  const common = useTranslations("common");
  const shown = useLocale();
  const router = useRouter();
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const update = api.identity.updateProfile.useMutation();
  const form = useForm<Typed, unknown, UpdateProfile>({
    resolver: formResolver(UpdateProfile),
    defaultValues: { ...profile, phone: profile.phone ?? "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const result = await update.mutateAsync(typed).catch(() => null);
    if (!result?.ok) return;
    toast.success(t("account.saved"));
    if (typed.locale !== shown) router.replace("/account", { locale: typed.locale });
    router.refresh();
  });
  const problem = problemWords(update);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !update.isPending ? <Notice tone="error">{problem}</Notice> : null}
      <div className="grid items-start gap-5 sm:grid-cols-2 sm:gap-x-4">
        <Field label={t("firstName")} error={fieldWords(errors.firstName)} required>
          <Input {...form.register("firstName")} autoComplete="given-name" />
        </Field>
        <Field label={t("lastName")} error={fieldWords(errors.lastName)} required>
          <Input {...form.register("lastName")} autoComplete="family-name" />
        </Field>
        <Field label={t("email")} hint={t("account.emailHint")} className="sm:col-span-2">
          <Input value={email} readOnly type="email" autoComplete="email" className="bg-muted text-muted-foreground" />
        </Field>
        <Field label={t("phone")} hint={t("phoneHint")} error={fieldWords(errors.phone)}>
          <Input {...form.register("phone")} type="tel" inputMode="tel" autoComplete="tel" />
        </Field>
        <Field label={t("account.language")} hint={t("account.languageHint")}>
          <NativeSelect {...form.register("locale")}>
            <option value="es-AR">{common("languages.es-AR")}</option>
            <option value="en">{common("languages.en")}</option>
          </NativeSelect>
        </Field>
      </div>
      <Button type="submit" pending={update.isPending} className="justify-self-start">
        {t("account.save")}
      </Button>
    </form>
  );
}
