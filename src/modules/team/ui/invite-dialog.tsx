"use client";

import { UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
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
import { InviteMember } from "../schemas.ts";
import { useFieldWords, useProblemWords } from "#modules/identity/ui/form-words.ts";
import { ProfessionalChoice } from "./professional-choice.tsx";
import { RoleChoice } from "./role-choice.tsx";

/** Opens the form to invite someone; what was typed goes with the dialog. */
export function InviteDialog({ modules }: { modules: readonly string[] }) {
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
        <InviteForm modules={modules} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

const ABOUT_EMAIL = new Set<string>(["ALREADY_INVITED", "EMAIL_UNVERIFIED", "ACCOUNT_DISABLED_HERE"]);

function InviteForm({ modules, onDone }: { modules: readonly string[]; onDone: () => void }) {
  const t = useTranslations("team");
  const own = useTranslations("identity");
  const common = useTranslations("common");
  const locale = useLocale() as Locale;
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  const utils = api.useUtils();
  const invite = api.team.invite.useMutation();
  const form = useForm<z.input<typeof InviteMember>, unknown, InviteMember>({
    resolver: formResolver(InviteMember),
    defaultValues: { email: "", firstName: "", lastName: "", roles: [], locale, professional: null },
  });
  const { errors } = form.formState;
  const [roles, firstName, lastName, email] = useWatch({
    control: form.control,
    name: ["roles", "firstName", "lastName", "email"],
  });
  const submit = form.handleSubmit(async (typed) => {
    const result = await invite.mutateAsync(typed).catch(() => null);
    if (!result?.ok) return;
    toast.success(
      t(result.outcome === "added" ? "invite.added" : "invite.sent", { name: typed.firstName, email: typed.email }),
    );
    await Promise.all([utils.team.list.invalidate(), utils.catalog.professionals.invalidate()]);
    onDone();
  });
  const problem = problemWords(invite);
  const refused = invite.data?.ok === false ? invite.data.reason : null;
  // What is wrong with the address is said at the address.
  const ofEmail = refused && ABOUT_EMAIL.has(refused) && !invite.isPending ? problem : undefined;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem && !ofEmail && !invite.isPending ? <Notice tone="error">{problem}</Notice> : null}
      <Field label={own("email")} error={fieldWords(errors.email) ?? ofEmail} required>
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
          <RoleChoice
            value={field.value}
            onChange={field.onChange}
            error={fieldWords(errors.roles)}
            modules={modules}
          />
        )}
      />
      {roles.includes("professional") ? (
        <Controller
          control={form.control}
          name="professional"
          render={({ field }) => (
            <ProfessionalChoice
              person={{ userId: null, firstName, lastName, email }}
              value={field.value ?? null}
              onChange={field.onChange}
            />
          )}
        />
      ) : null}
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
