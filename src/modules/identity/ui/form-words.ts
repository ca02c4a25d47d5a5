"use client";

import { useTranslations } from "next-intl";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { useFieldWords as useComplaintWords } from "#ui/use-field-words.ts";

/** The words for a field's complaint, or nothing. */
export const useFieldWords = () => useComplaintWords("identity.fields");

type Fault = { data?: { code?: string; requestId?: string } | null; message: string };
type Asked = { error: Fault | null; data: { ok: boolean; reason?: string; minutes?: number } | undefined };

/** Why what was asked did not happen, in words, whether it was refused or failed; or nothing. */
export function useProblemWords(): (asked: Asked) => string | undefined {
  const t = useTranslations("identity");
  const words = useRefusalWords();
  return ({ error, data }) => {
    if (error) return words(error);
    if (!data || data.ok || !data.reason) return undefined;
    return data.minutes === undefined ? words(data.reason) : t("tooManyAttempts", { minutes: data.minutes });
  };
}
