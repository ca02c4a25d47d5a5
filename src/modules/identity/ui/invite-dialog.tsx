"use client";

import { UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { toast } from "#ui/toaster.tsx";
import { InviteUser } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "./form-words.ts";
import { RoleChoice } from "./role-choice.tsx";

/** Opens the form to invite someone; what was typed goes with the dialog. */
export function InviteDialog() {
  const t = useTranslations("team");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <UserPlus />
          {t("invite.open")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("invite.title")}</DialogTitle>
          <DialogDescription>{t("invite.description")}</DialogDescription>
        </DialogHeader>
        <InviteForm onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("team");
  const own = useTranslations("identity");
  const common = useTranslations("common");
  const locale = useLocale() as Locale;
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const utils = api.useUtils();
  const invite = api.team.invite.useMutation();
  const form = useForm<z.input<typeof InviteUser>, unknown, InviteUser>({
    resolver: formResolver(InviteUser),
    defaultValues: { email: "", firstName: "", lastName: "", roles: [], locale },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    const result = await invite.mutateAsync(typed).catch(() => null);
    if (!result?.ok) return;
    toast.success(
      t(result.outcome === "added" ? "invite.added" : "invite.sent", { name: typed.firstName, email: typed.email }),
    );
    await utils.team.list.invalidate();
    onDone();
  });
  const problem = problemWords(invite);
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !invite.isPending ? <Notice tone="error">{problem}</Notice> : null}
      <Field label={own("email")} error={fieldWords(errors.email)} required>
        <Input
          {...form.register("email")}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2 sm:gap-x-4">
        <Field label={own("firstName")} error={fieldWords(errors.firstName)} required>
          <Input {...form.register("firstName")} autoComplete="off" />
        </Field>
        <Field label={own("lastName")} error={fieldWords(errors.lastName)} required>
          <Input {...form.register("lastName")} autoComplete="off" />
        </Field>
      </div>
      <Controller
        control={form.control}
        name="roles"
        render={({ field }) => (
          <RoleChoice value={field.value} onChange={field.onChange} error={fieldWords(errors.roles)} />
        )}
      />
      <Field label={t("invite.language")}>
        <NativeSelect {...form.register("locale")}>
          <option value="es-AR">{common("languages.es-AR")}</option>
          <option value="en">{common("languages.en")}</option>
        </NativeSelect>
      </Field>
      <DialogFooter>
        <Button type="submit" pending={invite.isPending}>
          {t("invite.submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
