"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { plain } from "#lib/plain.ts";
import { api } from "#lib/trpc.tsx";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";

type Person = { userId: string | null; firstName: string; lastName: string; email: string };
type Props = { person: Person; value: string | null; onChange: (professional: string | null) => void };

const called = ({ firstName, lastName }: Pick<Person, "firstName" | "lastName">) => `${firstName} ${lastName}`.trim();

/**
 * Who somebody with the role is in the calendar: one of those who are nobody's yet, or someone new. Whoever bears the name
 * or the address is offered first.
 */
export function ProfessionalChoice({ person, value, onChange }: Props) {
  const t = useTranslations("team.professional");
  const catalog = api.catalog.professionals.useQuery(undefined, { staleTime: 60_000 });
  const professionals = catalog.data?.professionals ?? [];
  const own = professionals.find(({ userId }) => userId !== null && userId === person.userId);
  const free = professionals.filter(({ userId, active }) => active && userId === null);
  const alike = free.find(
    (each) =>
      (each.email !== null && each.email === person.email.trim().toLowerCase()) ||
      (plain(called(each)) === plain(called(person)) && called(person) !== ""),
  );
  const offered = alike?.id ?? "new";
  const [chosen, setChosen] = useState(false);
  const ready = catalog.data !== undefined && !own;
  // What is offered is what is sent, unless somebody chose otherwise; it follows the name while that is typed.
  useEffect(() => {
    if (ready && !chosen) onChange(offered);
  }, [ready, chosen, offered, onChange]);

  if (own) return <Notice>{t("already", { name: called(own) })}</Notice>;
  return (
    <Field label={t("label")} hint={t("hint")}>
      <NativeSelect
        value={value ?? offered}
        onChange={(event) => {
          setChosen(true);
          onChange(event.target.value);
        }}
      >
        <option value="new">{t("new")}</option>
        {free.map((each) => (
          <option key={each.id} value={each.id}>
            {[called(each), each.title].filter(Boolean).join(" · ")}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

/** Members with the role of professional whom the calendar does not know. */
export function useUnlinked(enabled: boolean): ReadonlySet<string> {
  const { data } = api.catalog.professionals.useQuery(undefined, { enabled, staleTime: 60_000 });
  const linked = new Set(data?.professionals.map(({ userId }) => userId));
  return new Set(data?.users.flatMap(({ id }) => (linked.has(id) ? [] : [id])));
}
