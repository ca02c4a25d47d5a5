"use client";

import { DoorOpen, Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { asWritten } from "#lib/localized.ts";
import { api } from "#lib/trpc.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { useLanguages } from "#ui/languages.tsx";
import { LocalizedField } from "#ui/localized-field.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { useSaving } from "#ui/use-saving.ts";
import type { CatalogResource } from "../queries/resources.ts";
import { SaveResource } from "../resource-schemas.ts";
import { useFieldWords } from "#ui/use-field-words.ts";

type Props = { resource: CatalogResource | null; onClose: () => void; onSaved: () => void };

/** What it is and what it is called, in both languages. */
export function ResourceForm({ resource, onClose, onSaved }: Props) {
  const t = useTranslations("resources");
  const locale = useLocale();
  const [main] = useLanguages();
  const problem = useFieldWords("catalog.problems");
  const saving = useSaving();
  const saves = api.resources.save.useMutation();
  const { control, register, handleSubmit, formState } = useForm<SaveResource>({
    resolver: formResolver(SaveResource),
    defaultValues: resource
      ? { id: resource.id, name: asWritten(resource.name, main), kind: resource.kind }
      : { name: { "es-AR": "", en: "" }, kind: "room" },
  });

  const save = handleSubmit(async (input) => {
    if (!(await saving(() => saves.mutateAsync(input), t("saved")))) return;
    onSaved();
    onClose();
  });

  const { name } = formState.errors;
  return (
    <FormSheet
      title={resource ? resource.name[locale === "en" ? "en" : "es-AR"] : t("newTitle")}
      lead={t("lead")}
      submit={resource ? t("save") : t("add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <RadioGroup
            aria-label={t("kind.label")}
            value={field.value}
            onValueChange={field.onChange}
            className="grid grid-cols-2 gap-2"
          >
            <RadioCard value="room" title={t("kind.room")} leading={<DoorOpen aria-hidden className="size-5" />} />
            <RadioCard
              value="equipment"
              title={t("kind.equipment")}
              leading={<Wrench aria-hidden className="size-5" />}
            />
          </RadioGroup>
        )}
      />
      <LocalizedField
        label={t("name")}
        error={(language) => problem(name?.[language] ?? (language === main ? name : undefined))}
      >
        {(language) => <Input lang={language} maxLength={80} {...register(`name.${language}`)} />}
      </LocalizedField>
    </FormSheet>
  );
}
