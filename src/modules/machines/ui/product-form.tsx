"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { asWritten, type Language } from "#lib/localized.ts";
import { api } from "#lib/trpc.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { useLanguages } from "#ui/languages.tsx";
import { LocalizedField } from "#ui/localized-field.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import type { ListedProduct } from "../queries/products.ts";
import { SaveProduct } from "../schemas.ts";
import { PhotoField } from "#modules/photos/ui/photo-field.tsx";
import { Photo } from "./product-photo.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";
import { useSaving } from "#ui/use-saving.ts";

type Props = { product: ListedProduct | null; currency: string; onClose: () => void; onSaved: () => void };

/** What it is called, what it looks like and what it costs. */
export function ProductForm({ product, currency, onClose, onSaved }: Props) {
  const t = useTranslations("machines.products");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  const [main] = useLanguages();
  const problem = useFieldWords("machines.problems");
  const saving = useSaving();
  const saves = api.products.save.useMutation();
  const { control, register, handleSubmit, formState } = useForm<SaveProduct>({
    resolver: formResolver(SaveProduct),
    defaultValues: {
      ...(product && { id: product.id }),
      sku: product?.sku ?? "",
      name: product ? asWritten(product.name, main) : { "es-AR": "", en: "" },
      unit: product?.unit ?? null,
      millilitres: product?.millilitres ?? null,
      priceMinor: product?.priceMinor ?? Number.NaN,
      costMinor: product?.costMinor ?? null,
      barcode: product?.barcode ?? null,
      photoId: product?.photoId ?? null,
    },
  });
  const { errors } = formState;
  const ofMain = (language: Language) => (language === main ? errors.name : undefined);
  const save = handleSubmit(async (input) => {
    const done = await saving(() => saves.mutateAsync(input), t("saved"));
    if (!done) return;
    onSaved();
    onClose();
  });
  return (
    <FormSheet
      title={product ? product.name[locale] : t("new")}
      lead={product && product.positions > 0 ? t("changeLead") : t("lead")}
      submit={product ? t("save") : t("add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
      className="md:max-w-lg"
    >
      <Controller
        control={control}
        name="photoId"
        render={({ field }) => (
          <PhotoField
            label={t("photo")}
            value={field.value}
            onChange={field.onChange}
            picture={<Photo id={field.value} className="size-20 rounded-xl" />}
          />
        )}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <LocalizedField label={t("name")} error={(language) => problem(errors.name?.[language] ?? ofMain(language))}>
          {(language) => <Input lang={language} maxLength={80} {...register(`name.${language}`)} />}
        </LocalizedField>
        <Field label={t("sku")} hint={t("skuHint")} required error={problem(errors.sku)}>
          <Input className="font-mono" maxLength={64} {...register("sku")} />
        </Field>
        <Field label={t("barcode")} aside={t("optional")} error={problem(errors.barcode)}>
          <Input className="font-mono" inputMode="numeric" maxLength={64} {...register("barcode")} />
        </Field>
        <Controller
          control={control}
          name="priceMinor"
          render={({ field }) => (
            <MoneyField
              label={t("price")}
              error={problem(errors.priceMinor)}
              currency={currency}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="costMinor"
          render={({ field }) => (
            <MoneyField
              label={t("cost")}
              error={problem(errors.costMinor)}
              currency={currency}
              value={field.value ?? Number.NaN}
              onChange={(value) => field.onChange(Number.isNaN(value) ? null : value)}
            />
          )}
        />
        <Field label={t("unit")} hint={t("unitHint")} aside={t("optional")} error={problem(errors.unit)}>
          <Input maxLength={40} {...register("unit")} />
        </Field>
        <Controller
          control={control}
          name="millilitres"
          render={({ field }) => (
            <NumberField
              label={t("millilitres")}
              error={problem(errors.millilitres)}
              unit="ml"
              value={field.value ?? Number.NaN}
              onChange={(value) => field.onChange(Number.isNaN(value) ? null : value)}
            />
          )}
        />
      </div>
    </FormSheet>
  );
}
