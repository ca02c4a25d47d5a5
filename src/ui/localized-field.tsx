"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import type { Language } from "#lib/localized.ts";
import { type ControlProps, Field } from "./field.tsx";
import { useLanguages } from "./languages.tsx";

type Props = {
  label: string;
  /** Whether it may be left out in every language. */
  optional?: boolean;
  hint?: ReactNode;
  error: (language: Language) => ReactNode;
  /** The control for one language. */
  children: (language: Language) => ReactElement<ControlProps>;
};

/** A text asked for in the languages that the institution writes in: the main one, and the others if one wishes. */
export function LocalizedField({ label, optional = false, hint, error, children }: Props) {
  const t = useTranslations("common");
  const languages = useLanguages();
  const [main] = languages;
  return languages.map((language) => (
    <Field
      key={language}
      label={languages.length > 1 ? t("inLanguage", { label, language: t(`languages.${language}`) }) : label}
      required={!optional && language === main}
      aside={optional || language !== main ? t("optional") : undefined}
      hint={hint ?? (language === main ? undefined : t("fallsBack", { language: t(`languages.${main}`) }))}
      error={error(language)}
    >
      {children(language)}
    </Field>
  ));
}
