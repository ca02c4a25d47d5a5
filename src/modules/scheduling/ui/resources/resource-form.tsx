"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { DoorOpen, Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { toast } from "#ui/toaster.tsx";
import type { CatalogResource } from "../../queries/resources.ts";
import { SaveResource } from "../../resource-schemas.ts";
import { useFieldWords } from "../catalog/use-field-words.ts";

type Props = { resource: CatalogResource | null; onClose: () => void; onSaved: () => void };

/** What it is and what it is called, in both languages. */
export function ResourceForm({ resource, onClose, onSaved }: Props) {
  const t = useTranslations("resources");
  const locale = useLocale();
  const refusal = useRefusalWords();
  const problem = useFieldWords();
  const saving = api.resources.save.useMutation();
  const { control, register, handleSubmit, formState } = useForm<SaveResource>({
    resolver: zodResolver(SaveResource),
    defaultValues: resource
      ? { id: resource.id, name: resource.name, kind: resource.kind }
      : { name: { "es-AR": "", en: "" }, kind: "room" },
  });

  const save = handleSubmit(async (input) => {
    try {
      const result = await saving.mutateAsync(input);
      if (!result.ok) return void toast.error(refusal(result.reason));
      toast.success(t("saved"));
      onSaved();
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  });

  const { name } = formState.errors;
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{resource ? resource.name[locale === "en" ? "en" : "es-AR"] : t("newTitle")}</SheetTitle>
          <SheetDescription>{t("lead")}</SheetDescription>
        </SheetHeader>
        <form onSubmit={(event) => void save(event)} noValidate className="grid gap-6">
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
          <Field label={t("nameEs")} required error={problem(name?.["es-AR"])}>
            <Input lang="es" maxLength={80} {...register("name.es-AR")} />
          </Field>
          <Field label={t("nameEn")} required error={problem(name?.en)}>
            <Input lang="en" maxLength={80} {...register("name.en")} />
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={saving.isPending}>
              {resource ? t("save") : t("add")}
            </Button>
          </div>
        </form>
      </SheetContent>
    </Sheet>
  );
}
