"use client";

import { useTranslations } from "next-intl";

/** As react-hook-form has it, of a field or of a group of fields. */
type Complaint = { type?: unknown; message?: unknown } | undefined;

/**
 * What is wrong with a field, in words: those of `namespace` for its own codes, else everybody's (`common.fields`). A bound
 * comes after a colon, as `formResolver` writes it.
 */
export function useFieldWords(namespace: string) {
  const own = useTranslations(namespace);
  const common = useTranslations("common.fields");
  return (error: Complaint): string | undefined => {
    if (!error) return undefined;
    const [code = "", bound] = typeof error.message === "string" ? error.message.split(":") : [];
    const values = { bound: Number(bound) };
    for (const key of [code, error.type]) {
      if (typeof key !== "string" || !key) continue;
      if (own.has(key)) return own(key, values);
      if (common.has(key as "REQUIRED")) return common(key as "REQUIRED", values);
    }
    return common("other");
  };
}
