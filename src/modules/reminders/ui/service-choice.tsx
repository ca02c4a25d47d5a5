"use client";

import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "#ui/checkbox.tsx";
import { FieldNote } from "#ui/field.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import type { ReminderPage } from "../queries/list-rules.ts";

type Props = {
  services: ReminderPage["services"];
  chosen: string[] | null;
  error: string | undefined;
  onChange: (ids: string[] | null) => void;
};

/** Every service, those to come included, or only some. */
export function ServiceChoice({ services, chosen, error, onChange }: Props) {
  const t = useTranslations("reminders.form");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">{t("services")}</legend>
      <SegmentedControl
        label={t("services")}
        value={chosen ? "some" : "all"}
        onValueChange={(which) => onChange(which === "all" ? null : [])}
        segments={(["all", "some"] as const).map((value) => ({ value, label: t(value) }))}
        className="justify-self-start"
      />
      {chosen ? (
        <div className="grid sm:grid-cols-2">
          {services.map(({ id, name }) => (
            <label
              key={id}
              className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-accent/60 coarse:min-h-11"
            >
              <Checkbox
                checked={chosen.includes(id)}
                onCheckedChange={(on) =>
                  onChange(on === true ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              <span className="min-w-0 break-words">{name[locale]}</span>
            </label>
          ))}
        </div>
      ) : null}
      <FieldNote id="services" error={error} mayFail />
    </fieldset>
  );
}
