"use client";

import { useTranslations } from "next-intl";
import { useRefusalWords } from "#ui/refusal-words.tsx";

/** The words for a field's complaint (a schema's message), or nothing. */
export function useFieldWords(): (error: { message?: string | undefined } | undefined) => string | undefined {
  const t = useTranslations("identity.fields");
  return (error) => {
    if (!error) return undefined;
    const key = error.message && t.has(error.message as "REQUIRED") ? error.message : "INVALID";
    return t(key as "REQUIRED");
  };
}

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
