"use client";

import { useTranslations } from "next-intl";

/** As react-hook-form has it, of a field or of a group of fields. */
type Complaint = { type?: unknown; message?: unknown } | undefined;

/** A complaint of a schema in the words of `namespace`: its own code where it has one, else by its kind, else `other`. */
export function useFieldWords(namespace: string) {
  const t = useTranslations(namespace);
  return (error: Complaint): string | undefined => {
    if (!error) return undefined;
    for (const code of [error.message, error.type]) if (typeof code === "string" && t.has(code)) return t(code);
    return t("other");
  };
}
