"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller, type FieldPath, useForm } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { PhotoField } from "#modules/photos/ui/photo-field.tsx";
import { InstitutionPhoto } from "#modules/tenancy/ui/institution-photo.tsx";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { TimeZonePicker } from "#ui/time-zone-picker.tsx";
import { useSaving } from "#ui/use-saving.ts";
import { SaveProfessional, type SaveProfessionalForm } from "../schemas.ts";
import type { CatalogProfessional, listProfessionals } from "../queries/catalog.ts";
import { ChoiceList } from "./choice-list.tsx";
import { ColorField } from "./color-field.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";

type Catalog = Awaited<ReturnType<typeof listProfessionals>>;
type Props = { professional: CatalogProfessional | null; catalog: Catalog; onClose: () => void; onSaved: () => void };

const formOf = (professional: CatalogProfessional | null, catalog: Catalog): SaveProfessionalForm => {
  if (!professional) {
    return {
      userId: null,
      firstName: "",
      lastName: "",
      title: "",
      email: "",
      timeZone: catalog.timeZone,
      color: "#0f766e",
      dailyMax: null,
      bio: "",
      photoId: null,
      serviceIds: [],
    };
  }
  const { active: _, ...fields } = professional;
  return { ...fields, title: fields.title ?? "", email: fields.email ?? "", bio: fields.bio ?? "" };
};

/** Who gives appointments: how they are shown, what they give, and who signs in as them. */
export function ProfessionalForm({ professional, catalog, onClose, onSaved }: Props) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const problem = useFieldWords("catalog.problems");
  const saving = useSaving();
  const saves = api.catalog.saveProfessional.useMutation();
  const { control, register, handleSubmit, formState, getFieldState } = useForm<
    SaveProfessionalForm,
    unknown,
    SaveProfessional
  >({
    resolver: formResolver(SaveProfessional),
    defaultValues: formOf(professional, catalog),
  });
  const wrong = (name: FieldPath<SaveProfessionalForm>) => problem(getFieldState(name, formState).error);
  const linked = new Set(
    catalog.professionals.flatMap(({ id, userId }) => (userId && id !== professional?.id ? [userId] : [])),
  );

  const save = handleSubmit(async (input) => {
    if (!(await saving(() => saves.mutateAsync(input), t("professional.saved")))) return;
    onSaved();
    onClose();
  });

  return (
    <FormSheet
      title={professional ? `${professional.firstName} ${professional.lastName}` : t("professional.new")}
      lead={t("professional.lead")}
      submit={professional ? t("save") : t("professional.add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
      long
      className="md:max-w-xl"
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("professional.firstName")} required error={wrong("firstName")}>
          <Input maxLength={80} autoComplete="off" {...register("firstName")} />
        </Field>
        <Field label={t("professional.lastName")} error={wrong("lastName")}>
          <Input maxLength={80} autoComplete="off" {...register("lastName")} />
        </Field>
      </div>
      <Field
        label={t("professional.titleField")}
        aside={t("optional")}
        hint={t("professional.titleHint")}
        error={wrong("title")}
      >
        <Input maxLength={120} {...register("title")} />
      </Field>
      <Controller
        control={control}
        name="photoId"
        render={({ field }) => (
          <PhotoField
            label={t("professional.photo")}
            value={field.value ?? null}
            onChange={field.onChange}
            picture={<InstitutionPhoto id={field.value ?? null} className="size-20 rounded-full" />}
          />
        )}
      />
      <Field label={t("professional.bio")} aside={t("optional")} hint={t("professional.bioHint")} error={wrong("bio")}>
        <Textarea rows={3} maxLength={600} {...register("bio")} />
      </Field>
      <Field
        label={t("professional.email")}
        aside={t("optional")}
        hint={t("professional.emailHint")}
        error={wrong("email")}
      >
        <Input type="email" autoComplete="off" {...register("email")} />
      </Field>
      <Controller
        control={control}
        name="userId"
        render={({ field }) => (
          <Field label={t("professional.user")} hint={t("professional.userHint")} error={wrong("userId")}>
            <NativeSelect value={field.value ?? ""} onChange={(event) => field.onChange(event.target.value || null)}>
              <option value="">{t("professional.noUser")}</option>
              {catalog.users.map(({ id, firstName, lastName, email }) => (
                <option key={id} value={id} disabled={linked.has(id)}>
                  {firstName} {lastName} ({email}){linked.has(id) ? ` · ${t("professional.taken")}` : ""}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Controller
          control={control}
          name="timeZone"
          render={({ field }) => (
            <Field label={t("professional.timeZone")} hint={t("professional.timeZoneHint")} error={wrong("timeZone")}>
              <TimeZonePicker value={field.value} onChange={field.onChange} />
            </Field>
          )}
        />
        <Controller
          control={control}
          name="dailyMax"
          render={({ field }) => (
            <Field
              label={t("professional.dailyMax")}
              aside={t("optional")}
              hint={t("professional.dailyMaxHint")}
              error={wrong("dailyMax")}
            >
              <Input
                type="number"
                inputMode="numeric"
                min={1}
                max={200}
                value={field.value ?? ""}
                onChange={(event) => field.onChange(event.target.value === "" ? null : Number(event.target.value))}
              />
            </Field>
          )}
        />
      </div>
      <Controller
        control={control}
        name="color"
        render={({ field }) => (
          <ColorField label={t("professional.color")} value={field.value} onChange={field.onChange} />
        )}
      />
      <Controller
        control={control}
        name="serviceIds"
        render={({ field }) => (
          <ChoiceList
            legend={t("professional.services")}
            empty={t("professional.noServices")}
            choices={catalog.services
              .filter(({ active, id }) => active || field.value.includes(id))
              .map(({ id, name, color }) => ({ id, color, label: name[locale === "en" ? "en" : "es-AR"] }))}
            chosen={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </FormSheet>
  );
}
