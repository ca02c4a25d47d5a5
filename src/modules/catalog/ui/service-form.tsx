"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Controller, type FieldPath, useForm, useWatch } from "react-hook-form";
import { asWritten, type Language } from "#lib/localized.ts";
import { api } from "#lib/trpc.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { useLanguages } from "#ui/languages.tsx";
import { LocalizedField } from "#ui/localized-field.tsx";
import { Switch } from "#ui/switch.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { useSaving } from "#ui/use-saving.ts";
import { SaveService, type SaveServiceForm } from "../schemas.ts";
import type { CatalogService } from "../queries/catalog.ts";
import { freeUntil } from "../domain/cancellation-policy.ts";
import { blankService, formPolicy } from "./blank-service.ts";
import { CapacityField } from "./capacity-field.tsx";
import { ChoiceList } from "./choice-list.tsx";
import { ColorField } from "./color-field.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { NumberField, SpanField } from "#ui/number-field.tsx";
import { PolicyFields } from "./policy-fields.tsx";
import { ResourceField, type Resource } from "./resource-field.tsx";
import { ServicePreview } from "./service-preview.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";

type Person = { id: string; firstName: string; lastName: string; color: string; active: boolean };
type Props = {
  service: CatalogService | null;
  currency: string;
  professionals: readonly Person[];
  resources: readonly Resource[];
  onClose: () => void;
  onSaved: () => void;
};

function formOf(service: CatalogService, main: Language): SaveServiceForm {
  const { active: _, ...fields } = service;
  return {
    ...fields,
    name: asWritten(service.name, main),
    description: service.description ? asWritten(service.description, main) : { "es-AR": "", en: "" },
    policy: formPolicy(service.policy ?? freeUntil(service.cancellationWindowH)),
  };
}

/** A service, setting by setting, each saying in words what it does, and what they all come to. */
export function ServiceForm({ service, currency, professionals, resources, onClose, onSaved }: Props) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const [main] = useLanguages();
  const problem = useFieldWords("catalog.problems");
  const saving = useSaving();
  const saves = api.catalog.saveService.useMutation();
  const form = useForm<SaveServiceForm, unknown, SaveService>({
    resolver: formResolver(SaveService),
    defaultValues: service ? formOf(service, main) : blankService(professionals),
  });
  const { control, register, handleSubmit, formState, getFieldState } = form;
  const values = useWatch({ control }) as SaveServiceForm;
  const wrong = (name: FieldPath<SaveServiceForm>) => problem(getFieldState(name, formState).error);

  const save = handleSubmit(async (input) => {
    if (!(await saving(() => saves.mutateAsync(input), t("service.saved")))) return;
    onSaved();
    onClose();
  });

  const number = (
    name:
      | "durationMin"
      | "bufferBeforeMin"
      | "bufferAfterMin"
      | "stepMin"
      | "horizonDays"
      | "answerWithinH"
      | "creditCost",
    unit: string,
  ) => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <NumberField
          label={t(`service.${name}`)}
          hint={t(`service.${name}Hint`)}
          error={wrong(name)}
          unit={unit}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  );
  const units = { minutes: t("unit.minutes"), hours: t("unit.hours"), days: t("unit.days") };

  return (
    <FormSheet
      title={service ? service.name[locale === "en" ? "en" : "es-AR"] : t("service.new")}
      lead={t("service.lead")}
      submit={service ? t("save") : t("service.add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
      long
      summary={
        <div className="hidden sm:block">
          <ServicePreview values={values} currency={currency} />
        </div>
      }
      className="md:max-w-2xl"
    >
      <Section title={t("section.what")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <LocalizedField
            label={t("service.name")}
            error={(language) => wrong(`name.${language}`) ?? (language === main ? wrong("name") : undefined)}
          >
            {(language) => <Input lang={language} maxLength={80} {...register(`name.${language}`)} />}
          </LocalizedField>
          <LocalizedField
            label={t("service.descriptionField")}
            optional
            error={(language) => wrong(`description.${language}`)}
          >
            {(language) => <Textarea lang={language} maxLength={500} {...register(`description.${language}`)} />}
          </LocalizedField>
        </div>
        <Controller
          control={control}
          name="color"
          render={({ field }) => (
            <ColorField label={t("service.color")} value={field.value} onChange={field.onChange} />
          )}
        />
      </Section>

      <Section title={t("section.time")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {number("durationMin", t("unit.minutes"))}
          {number("stepMin", t("unit.minutes"))}
          {number("bufferBeforeMin", t("unit.minutes"))}
          {number("bufferAfterMin", t("unit.minutes"))}
        </div>
      </Section>

      <Section title={t("section.price")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Controller
            control={control}
            name="priceMinor"
            render={({ field }) => (
              <MoneyField
                label={t("service.priceMinor")}
                hint={t("service.priceMinorHint")}
                error={wrong("priceMinor")}
                currency={currency}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          {number("creditCost", t("unit.credits"))}
        </div>
      </Section>

      <Section title={t("section.booking")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Controller
            control={control}
            name="minNoticeMin"
            render={({ field }) => (
              <SpanField
                label={t("service.minNoticeMin")}
                hint={t("service.minNoticeMinHint")}
                error={wrong("minNoticeMin")}
                units={units}
                unitLabel={t("unit.label")}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          {number("horizonDays", t("unit.days"))}
          {values.autoConfirm ? null : number("answerWithinH", t("unit.hours"))}
        </div>
        <Controller
          control={control}
          name="autoConfirm"
          render={({ field }) => (
            <label className="flex cursor-pointer items-start justify-between gap-4 rounded-xl border border-border p-4">
              <span className="grid gap-0.5">
                <span className="text-sm font-medium">{t("service.autoConfirm")}</span>
                <span className="text-[0.8125rem] leading-snug text-muted-foreground">
                  {t("service.autoConfirmHint")}
                </span>
              </span>
              <Switch checked={field.value} onCheckedChange={field.onChange} />
            </label>
          )}
        />
      </Section>

      <PolicyFields form={form} />

      <Section title={t("section.who")}>
        <Controller
          control={control}
          name="professionalIds"
          render={({ field }) => (
            <ChoiceList
              legend={t("service.professionals")}
              hint={t("service.professionalsHint")}
              empty={t("service.noProfessionals")}
              choices={professionals
                .filter(({ active, id }) => active || field.value.includes(id))
                .map(({ id, firstName, lastName, color }) => ({ id, color, label: `${firstName} ${lastName}` }))}
              chosen={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <CapacityField form={form} />
        <ResourceField form={form} resources={resources} />
      </Section>

      {/* On a phone the fields need the room; the buttons alone stay in reach. */}
      <div className="sm:hidden">
        <ServicePreview values={values} currency={currency} />
      </div>
    </FormSheet>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h3 className="border-b border-border pb-2 text-base font-semibold">{title}</h3>
      {children}
    </section>
  );
}
