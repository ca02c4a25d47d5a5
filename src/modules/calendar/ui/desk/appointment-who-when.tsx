"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#lib/time.ts";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { clock } from "../../domain/calendar-layout.ts";
import type { AppointmentForm } from "./use-appointment-form.ts";

type Props = {
  form: AppointmentForm;
  ownProfessionalId: string | null;
  /** How long a range was pulled over free time. */
  pulled: number | undefined;
};

/** What is given, by whom, on which day and at what time. */
export function AppointmentWhoWhen({ form, ownProfessionalId, pulled }: Props) {
  const t = useTranslations("calendar.create");
  const locale = useLocale() as "es-AR" | "en";
  const { service, services, people, professionalId, assigned, date, time, minute, errors } = form;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("service")}>
        <NativeSelect value={service?.id ?? ""} onChange={(event) => form.chooseService(event.target.value)}>
          {services.map(({ id, name, durationMin }) => (
            <option key={id} value={id}>
              {name[locale]} ({t("minutes", { count: durationMin })})
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("professional")} error={errors["professional"]}>
        <NativeSelect
          value={professionalId}
          disabled={ownProfessionalId !== null}
          onChange={(event) => form.chooseProfessional(event.target.value)}
        >
          {ownProfessionalId ? null : (
            <option value="any">
              {professionalId === "any" && assigned ? t("anyChosen", { name: form.nameOf(assigned) }) : t("any")}
            </option>
          )}
          {people.map(({ id, firstName, lastName }) => (
            <option key={id} value={id}>
              {firstName} {lastName}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {pulled && service && pulled !== service.durationMin ? (
        <p className="-mt-1 text-sm leading-snug text-muted-foreground sm:col-span-2">
          {t("pulled", { pulled, minutes: service.durationMin })}
        </p>
      ) : null}
      <Field label={t("date")} hint={<span className="first-letter:uppercase">{formatDate(date, locale)}</span>}>
        <Input
          type="date"
          required
          value={date}
          onChange={(event) => event.target.value && form.setDate(event.target.value)}
        />
      </Field>
      <Field label={t("time")} error={errors["time"]} hint={t("timeHint")}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          placeholder="09:30"
          className="tabular-nums"
          value={time}
          onChange={(event) => form.setTyped(event.target.value)}
          onBlur={() => minute !== null && form.setTyped(clock(minute))}
        />
      </Field>
    </div>
  );
}
