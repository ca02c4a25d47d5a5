"use client";

import { useLocale, useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { Link } from "#i18n/navigation.ts";
import { Notice } from "#ui/notice.tsx";
import type { CatalogResource } from "../queries/resources.ts";
import { ChoiceList } from "./choice-list.tsx";
import type { ServiceFormState } from "./service-form-state.ts";

export type Resource = Omit<CatalogResource, "services">;

const COLORS = { room: "var(--primary)", equipment: "var(--muted-foreground)" };

/** Which rooms or equipment would do: any one of them. */
export function ResourceField({ form, resources }: { form: ServiceFormState; resources: readonly Resource[] }) {
  const t = useTranslations("resources.field");
  const locale = useLocale();
  const { field } = useController({ control: form.control, name: "resourceIds" });
  const chosen = field.value ?? [];
  const marked = resources.filter(({ id }) => chosen.includes(id));
  return (
    <div className="grid gap-2">
      <ChoiceList
        legend={t("legend")}
        hint={resources.length > 0 ? t("hint") : undefined}
        empty={t("empty")}
        choices={resources
          .filter(({ id, active }) => active || chosen.includes(id))
          .map(({ id, name, kind, active }) => ({
            id,
            color: COLORS[kind],
            label: active
              ? name[locale === "en" ? "en" : "es-AR"]
              : `${name[locale === "en" ? "en" : "es-AR"]} (${t("away")})`,
          }))}
        chosen={chosen}
        onChange={field.onChange}
      />
      {marked.length > 0 && marked.every(({ active }) => !active) ? (
        <Notice tone="warning">{t("nobody")}</Notice>
      ) : null}
      {resources.length === 0 ? (
        <p className="text-sm">
          <Link href="/staff/resources" className="text-primary-text underline underline-offset-4">
            {t("manage")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
