"use client";

import { useTranslations } from "next-intl";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { personName } from "../appointment-words.ts";

export const ANYONE = "any";

export type Giver = { id: string; firstName: string; lastName: string };

type Props = { value: string; onChange: (value: string) => void; people: readonly Giver[] };

/** Whose the series is: one professional's, or whoever's is free. */
export function GiverChoice({ value, onChange, people }: Props) {
  const t = useTranslations("moving.series");
  return (
    <Field label={t("giver")} hint={value === ANYONE ? t("anyoneHint") : undefined}>
      <NativeSelect value={value} onChange={(event) => onChange(event.target.value)}>
        <option value={ANYONE}>{t("anyone")}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {personName(person)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
