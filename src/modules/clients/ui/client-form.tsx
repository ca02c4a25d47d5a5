"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";
import { type AlikeClient, ClientFields, type ClientLine } from "../schemas.ts";
import { AlreadyListed } from "./already-listed.tsx";

type Props = { client?: ClientLine & { notes: string | null }; onSaved: (id: string) => void; onCancel: () => void };

/** A new client, or what is known of one. */
export function ClientForm({ client, onSaved, onCancel }: Props) {
  const t = useTranslations("clients.form");
  const words = useRefusalWords();
  const wrong = useFieldWords("common.fields");
  const utils = api.useUtils();
  const create = api.clients.create.useMutation();
  const update = api.clients.update.useMutation();
  const [failed, setFailed] = useState<string | null>(null);
  const [listed, setListed] = useState<readonly AlikeClient[]>([]);
  const form = useForm({
    resolver: formResolver(ClientFields),
    defaultValues: {
      firstName: client?.firstName ?? "",
      lastName: client?.lastName ?? "",
      email: client?.email ?? "",
      phone: client?.phone ?? "",
      notes: client?.notes ?? "",
    },
  });
  const { errors } = form.formState;

  const save = (force: boolean) =>
    form.handleSubmit(async (fields) => {
      setFailed(null);
      setListed([]);
      try {
        const answer = client
          ? await update.mutateAsync({ ...fields, id: client.id })
          : await create.mutateAsync({ ...fields, force });
        if (!answer.ok)
          return answer.reason === "ALREADY_LISTED" ? setListed(answer.candidates) : setFailed(words(answer.reason));
        void utils.clients.invalidate();
        onSaved(answer.id);
      } catch (error) {
        setFailed(words(error as Error));
      }
    })();

  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("firstName")} error={wrong(errors.firstName)} required>
          <Input autoComplete="off" maxLength={80} {...form.register("firstName")} />
        </Field>
        <Field label={t("lastName")} error={wrong(errors.lastName)}>
          <Input autoComplete="off" maxLength={80} {...form.register("lastName")} />
        </Field>
        <Field label={t("phone")} error={wrong(errors.phone)}>
          <Input type="tel" autoComplete="off" maxLength={40} {...form.register("phone")} />
        </Field>
        <Field label={t("email")} error={wrong(errors.email)}>
          <Input type="email" autoComplete="off" maxLength={254} {...form.register("email")} />
        </Field>
      </div>
      <Field label={t("notes")} hint={t("notesHint")}>
        <Textarea rows={3} maxLength={2000} {...form.register("notes")} />
      </Field>
      {listed.length > 0 ? (
        <AlreadyListed
          candidates={listed}
          onUse={({ id }) => onSaved(id)}
          onAddAnyway={() => void save(true)}
          pending={form.formState.isSubmitting}
        />
      ) : null}
      {failed ? <Notice tone="error">{failed}</Notice> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" pending={form.formState.isSubmitting}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
