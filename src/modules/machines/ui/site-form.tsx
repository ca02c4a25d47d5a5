"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import type { ListedSite } from "../queries/sites.ts";
import { SaveSite } from "../schemas.ts";
import { CoordinatesField } from "./coordinates-field.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";
import { useSaving } from "#ui/use-saving.ts";

type Props = { site: ListedSite | null; onClose: () => void; onSaved: () => void };

export function SiteForm({ site, onClose, onSaved }: Props) {
  const t = useTranslations("machines.sites");
  const problem = useFieldWords("machines.problems");
  const saving = useSaving();
  const saves = api.sites.save.useMutation();
  const { register, handleSubmit, formState, setValue, getValues } = useForm<SaveSite>({
    resolver: formResolver(SaveSite),
    defaultValues: {
      ...(site && { id: site.id }),
      name: site?.name ?? "",
      address: site?.address ?? null,
      latitude: site?.latitude ?? null,
      longitude: site?.longitude ?? null,
    },
  });
  const { errors } = formState;
  const save = handleSubmit(async (input) => {
    const done = await saving(() => saves.mutateAsync(input), t("saved"));
    if (!done) return;
    onSaved();
    onClose();
  });
  return (
    <FormSheet
      title={site ? site.name : t("new")}
      lead={t("lead")}
      submit={site ? t("save") : t("add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("name")} required error={problem(errors.name)}>
        <Input maxLength={120} {...register("name")} />
      </Field>
      <Field label={t("address")} aside={t("optional")} error={problem(errors.address)}>
        <Input maxLength={200} {...register("address")} />
      </Field>
      <CoordinatesField
        value={{ latitude: getValues("latitude"), longitude: getValues("longitude") }}
        error={problem(errors.latitude ?? errors.longitude)}
        onChange={({ latitude, longitude }) => {
          setValue("latitude", latitude);
          setValue("longitude", longitude);
        }}
      />
    </FormSheet>
  );
}
