"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { TimeZonePicker } from "#ui/time-zone-picker.tsx";
import { Switch } from "#ui/switch.tsx";
import type { MachineView } from "../queries/machine.ts";
import type { ListedSite } from "../queries/sites.ts";
import { CreateMachine } from "../schemas.ts";
import { CoordinatesField } from "./coordinates-field.tsx";
import { KeyShown } from "./key-shown.tsx";
import { PhotoField } from "#modules/photos/ui/photo-field.tsx";
import { Photo } from "./product-photo.tsx";
import { useFieldWords } from "#ui/use-field-words.ts";
import { useSaving } from "#ui/use-saving.ts";

type Props = {
  machine: MachineView | null;
  sites: readonly ListedSite[];
  /** The institution's own. */
  timeZone: string;
  onClose: () => void;
  onSaved: () => void;
};

/** What a machine is called and where it stands. A new one's key is shown after it, this once. */
export function MachineForm({ machine, sites, timeZone, onClose, onSaved }: Props) {
  const t = useTranslations("machines.form");
  const problem = useFieldWords("machines.problems");
  const router = useRouter();
  const saving = useSaving();
  const creating = api.machines.create.useMutation();
  const updating = api.machines.update.useMutation();
  const [made, setMade] = useState<{ id: string; key: string } | null>(null);
  const { control, register, handleSubmit, formState, setValue, getValues } = useForm<
    CreateMachine,
    unknown,
    CreateMachine
  >({
    resolver: formResolver(CreateMachine),
    defaultValues: machine ?? {
      name: "",
      location: "",
      timeZone,
      siteId: sites.find(({ archived }) => !archived)?.id ?? null,
      model: null,
      serial: null,
      photoId: null,
      latitude: null,
      longitude: null,
      ignoresDexChecksum: false,
    },
  });
  const { errors } = formState;

  const save = handleSubmit(async (input) => {
    if (machine) {
      const done = await saving(() => updating.mutateAsync({ ...input, id: machine.id }), t("saved"));
      if (done) onSaved();
      if (done) onClose();
      return;
    }
    const done = await saving(() => creating.mutateAsync(input));
    if (!done) return;
    onSaved();
    setMade(done);
  });

  if (made)
    return (
      <KeyShown
        apiKey={made.key}
        title={t("madeTitle")}
        onClose={() => {
          onClose();
          router.push({ pathname: "/staff/machines/[id]", params: { id: made.id } });
        }}
      />
    );
  return (
    <FormSheet
      title={machine ? machine.name : t("new")}
      lead={machine ? t("editLead") : t("lead")}
      submit={machine ? t("save") : t("add")}
      pending={creating.isPending || updating.isPending}
      onSubmit={save}
      onClose={onClose}
      className="md:max-w-lg"
    >
      <Field label={t("name")} required error={problem(errors.name)}>
        <Input maxLength={120} {...register("name")} />
      </Field>
      <Field label={t("site")} hint={t("siteHint")}>
        <NativeSelect {...register("siteId", { setValueAs: (value: string | null) => value || null })}>
          <option value="">{t("noSite")}</option>
          {sites
            .filter(({ archived, id }) => !archived || id === machine?.siteId)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </NativeSelect>
      </Field>
      <Field label={t("location")} hint={t("locationHint")} required error={problem(errors.location)}>
        <Input maxLength={200} {...register("location")} />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("model")} aside={t("optional")} error={problem(errors.model)}>
          <Input maxLength={80} {...register("model")} />
        </Field>
        <Field label={t("serial")} aside={t("optional")} error={problem(errors.serial)}>
          <Input maxLength={80} {...register("serial")} />
        </Field>
      </div>
      <Controller
        control={control}
        name="timeZone"
        render={({ field }) => (
          <Field label={t("timeZone")} error={problem(errors.timeZone)}>
            <TimeZonePicker value={field.value} onChange={field.onChange} />
          </Field>
        )}
      />
      <CoordinatesField
        value={{ latitude: getValues("latitude"), longitude: getValues("longitude") }}
        error={problem(errors.latitude ?? errors.longitude)}
        onChange={({ latitude, longitude }) => {
          setValue("latitude", latitude);
          setValue("longitude", longitude);
        }}
      />
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
      <Controller
        control={control}
        name="ignoresDexChecksum"
        render={({ field }) => (
          <label className="flex cursor-pointer items-start justify-between gap-4 rounded-xl border border-border p-4">
            <span className="grid gap-0.5">
              <span className="text-sm font-medium">{t("dex")}</span>
              <span className="text-[0.8125rem] leading-snug text-muted-foreground">{t("dexHint")}</span>
            </span>
            <Switch checked={field.value} onCheckedChange={field.onChange} />
          </label>
        )}
      />
    </FormSheet>
  );
}
