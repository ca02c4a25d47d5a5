"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { NumberField } from "#ui/number-field.tsx";
import type { ServiceFormState } from "./service-form-state.ts";
import { useFieldWords } from "#ui/use-field-words.ts";

/** How many come at once: one, or a class. */
export function CapacityField({ form }: { form: ServiceFormState }) {
  const t = useTranslations("resources.capacity");
  const problem = useFieldWords("catalog.problems");
  const { field, fieldState } = useController({ control: form.control, name: "capacity" });
  const seats = field.value ?? 1;
  return (
    <NumberField
      label={t("label")}
      hint={seats > 1 ? t("many", { count: seats }) : t("one")}
      error={problem(fieldState.error)}
      unit={t("unit", { count: Number.isNaN(seats) ? 2 : seats })}
      value={seats}
      onChange={field.onChange}
    />
  );
}
