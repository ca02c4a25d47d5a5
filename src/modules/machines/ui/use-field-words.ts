"use client";

import { useTranslations } from "next-intl";

/** As react-hook-form has it. */
type Complaint = { type?: unknown; message?: unknown } | undefined;

/** A complaint of a schema in the reader's words: its own code where it has one, else by its kind. */
export function useFieldWords() {
  const t = useTranslations("machines.problems");
  return (error: Complaint): string | undefined => {
    if (!error) return undefined;
    for (const code of [error.message, error.type]) if (typeof code === "string" && t.has(code)) return t(code);
    return t("other");
  };
}
