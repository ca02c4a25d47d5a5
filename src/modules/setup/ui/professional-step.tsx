"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";
import { Link, useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { useSaving } from "#ui/use-saving.ts";

/** Who takes appointments: most often whoever opens the institution. */
export function ProfessionalStep({ me }: { me: { firstName: string; lastName: string } }) {
  const t = useTranslations("setup.steps.professional");
  const fields = useTranslations("common.fields");
  const router = useRouter();
  const saving = useSaving();
  const add = api.setup.addProfessional.useMutation();
  const [firstName, setFirstName] = useState(me.firstName);
  const [lastName, setLastName] = useState(me.lastName);
  const [isMe, setIsMe] = useState(true);
  const [tried, setTried] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!firstName.trim()) return;
    if (await saving(() => add.mutateAsync({ firstName, lastName, isMe }))) router.refresh();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("firstName")} required error={tried && !firstName.trim() ? fields("REQUIRED") : undefined}>
          <Input value={firstName} maxLength={80} onChange={(event) => setFirstName(event.target.value)} />
        </Field>
        <Field label={t("lastName")}>
          <Input value={lastName} maxLength={80} onChange={(event) => setLastName(event.target.value)} />
        </Field>
      </div>
      <label className="flex min-h-11 w-fit cursor-pointer items-center gap-2.5 text-sm">
        <Checkbox checked={isMe} onCheckedChange={(on) => setIsMe(on === true)} />
        {t("isMe")}
      </label>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" pending={add.isPending}>
          {t("submit")}
        </Button>
        <Link href="/staff/team" className="text-sm text-primary-text underline-offset-4 hover:underline coarse:py-3">
          {t("invite")}
        </Link>
      </div>
    </form>
  );
}
