"use client";

import { useTranslations } from "next-intl";

/** A complaint of a schema in the reader's words: by its own code, else by its kind. */
export function useCareProblems() {
  const t = useTranslations("maintenance.problems");
  return (error: { type?: unknown; message?: unknown } | undefined): string | undefined => {
    if (!error) return undefined;
    for (const code of [error.message, error.type]) if (typeof code === "string" && t.has(code)) return t(code);
    return t("other");
  };
}
