"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "#i18n/navigation.ts";
import { NativeSelect } from "#ui/native-select.tsx";

type Props = {
  current: string;
  professionals: readonly { id: string; firstName: string; lastName: string; active: boolean }[];
};

/** Whose hours are on the page. */
export function ProfessionalSwitcher({ current, professionals }: Props) {
  const t = useTranslations("availability");
  const router = useRouter();
  return (
    <NativeSelect
      aria-label={t("switch")}
      value={current}
      className="w-64 max-w-full"
      onChange={(event) =>
        router.push({
          pathname: "/staff/availability/[professionalId]",
          params: { professionalId: event.target.value },
        })
      }
    >
      {professionals.map(({ id, firstName, lastName, active }) => (
        <option key={id} value={id}>
          {firstName} {lastName}
          {active ? "" : ` (${t("archived")})`}
        </option>
      ))}
    </NativeSelect>
  );
}
