"use client";

import { useTranslations } from "next-intl";
import { Controller, type FieldPath, useForm, useWatch } from "react-hook-form";
import { useRouter } from "#i18n/navigation.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { SaveSettings, type SaveSettingsForm } from "#modules/tenancy/schemas.ts";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { Input } from "#ui/input.tsx";
import { PhotoField } from "#modules/photos/ui/photo-field.tsx";
import { InstitutionPhoto } from "#modules/tenancy/ui/institution-photo.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { TimeZonePicker } from "#ui/time-zone-picker.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { ColorField } from "./color-field.tsx";
import { SettingsPreview } from "./settings-preview.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";

/** The product's own terracotta: what an institution without an accent is dressed in. */
const HOUSE_ACCENT = "#b4532a";

/** The institution itself: what it is called, where it is, and how its pages look. */
export function SettingsForm({ initial, currencies }: { initial: SaveSettingsForm; currencies: readonly string[] }) {
  const t = useTranslations("catalog");
  const refusal = useRefusalWords();
  const problem = useFieldWords("catalog.problems");
  const router = useRouter();
  const saving = api.catalog.saveSettings.useMutation();
  const { control, register, handleSubmit, formState, getFieldState, reset } = useForm<
    SaveSettingsForm,
    unknown,
    SaveSettings
  >({
    resolver: formResolver(SaveSettings),
    defaultValues: initial,
  });
  const values = useWatch({ control }) as SaveSettingsForm;
  const wrong = (name: FieldPath<SaveSettingsForm>) => problem(getFieldState(name, formState).error);

  const save = handleSubmit(async (input) => {
    try {
      const result = await saving.mutateAsync(input);
      if (!result.ok) return void toast.error(refusal(result.reason));
      toast.success(t("settings.saved"));
      reset({
        ...input,
        tagline: input.tagline ?? "",
        email: input.email ?? "",
        phone: input.phone ?? "",
        address: input.address ?? "",
        whatsapp: input.whatsapp ?? "",
        openingHours: input.openingHours ?? "",
        about: input.about ?? "",
      });
      // The shell around this page wears the accent and the name.
      router.refresh();
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  });

  return (
    <form
      onSubmit={(event) => void save(event)}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Card>
          <CardHeader>
            <CardTitle>{t("settings.identity")}</CardTitle>
            <CardDescription>{t("settings.identityHint")}</CardDescription>
          </CardHeader>
          <CardContent className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t("settings.name")} required error={wrong("name")}>
              <Input maxLength={120} {...register("name")} />
            </Field>
            <Field label={t("settings.tagline")} aside={t("optional")} error={wrong("tagline")}>
              <Input maxLength={160} {...register("tagline")} />
            </Field>
            <Field
              label={t("settings.about")}
              aside={t("optional")}
              hint={t("settings.aboutHint")}
              error={wrong("about")}
              className="sm:col-span-2"
            >
              <Textarea rows={3} maxLength={600} {...register("about")} />
            </Field>
            <div className="sm:col-span-2">
              <Controller
                control={control}
                name="photoId"
                render={({ field }) => (
                  <PhotoField
                    label={t("settings.photo")}
                    hint={t("settings.photoHint")}
                    value={field.value ?? null}
                    onChange={field.onChange}
                    picture={<InstitutionPhoto id={field.value ?? null} className="h-20 w-32 rounded-xl" />}
                  />
                )}
              />
            </div>
            <div className="sm:col-span-2">
              <Controller
                control={control}
                name="accent"
                render={({ field }) => (
                  <ColorField
                    label={t("settings.accent")}
                    value={field.value ?? HOUSE_ACCENT}
                    onChange={field.onChange}
                  />
                )}
              />
              <p className="mt-2 text-[0.8125rem] text-muted-foreground">{t("settings.accentHint")}</p>
            </div>
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("settings.contact")}</CardTitle>
            <CardDescription>{t("settings.contactHint")}</CardDescription>
          </CardHeader>
          <CardContent className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t("settings.email")} aside={t("optional")} error={wrong("email")}>
              <Input type="email" {...register("email")} />
            </Field>
            <Field label={t("settings.phone")} aside={t("optional")} error={wrong("phone")}>
              <Input type="tel" maxLength={40} {...register("phone")} />
            </Field>
            <Field
              label={t("settings.whatsapp")}
              aside={t("optional")}
              hint={t("settings.whatsappHint")}
              error={wrong("whatsapp")}
            >
              <Input type="tel" maxLength={40} {...register("whatsapp")} />
            </Field>
            <Field
              label={t("settings.openingHours")}
              aside={t("optional")}
              hint={t("settings.openingHoursHint")}
              error={wrong("openingHours")}
            >
              <Input maxLength={300} {...register("openingHours")} />
            </Field>
            <Field
              label={t("settings.address")}
              aside={t("optional")}
              error={wrong("address")}
              className="sm:col-span-2"
            >
              <Input maxLength={200} {...register("address")} />
            </Field>
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("settings.place")}</CardTitle>
          </CardHeader>
          <CardContent className="grid items-start gap-4 sm:grid-cols-3">
            <Controller
              control={control}
              name="timeZone"
              render={({ field }) => (
                <Field label={t("settings.timeZone")} hint={t("settings.timeZoneHint")} error={wrong("timeZone")}>
                  <TimeZonePicker value={field.value} onChange={field.onChange} />
                </Field>
              )}
            />
            <Field label={t("settings.currency")} hint={t("settings.currencyHint")} error={wrong("currency")}>
              <NativeSelect {...register("currency")}>
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </NativeSelect>
            </Field>
            <Field label={t("settings.locale")} hint={t("settings.localeHint")}>
              <NativeSelect {...register("locale")}>
                <option value="es-AR">Español</option>
                <option value="en">English</option>
              </NativeSelect>
            </Field>
            <Controller
              control={control}
              name="languages"
              render={({ field }) => (
                <label className="flex cursor-pointer items-start justify-between gap-4 rounded-xl border border-border p-4 sm:col-span-3">
                  <span className="grid gap-0.5">
                    <span className="text-sm font-medium">{t("settings.both")}</span>
                    <span className="text-[0.8125rem] leading-snug text-muted-foreground">
                      {t("settings.bothHint")}
                    </span>
                  </span>
                  <Switch
                    checked={(field.value?.length ?? 1) > 1}
                    onCheckedChange={(on) => field.onChange(on ? ["es-AR", "en"] : [values.locale])}
                  />
                </label>
              )}
            />
          </CardContent>
        </Card>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:sticky xl:top-20">
        <SettingsPreview name={values.name} tagline={values.tagline} accent={values.accent ?? HOUSE_ACCENT} />
        <Button type="submit" size="lg" pending={saving.isPending} disabled={!formState.isDirty}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
