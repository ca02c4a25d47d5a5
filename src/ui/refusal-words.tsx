"use client";

import { useTranslations } from "next-intl";

type Fault = { data?: { code?: string; requestId?: string; fieldErrors?: unknown } | null; message: string };

/** Puts a refusal's reason, or a fault's code, into the reader's words. The one place where codes become sentences. */
export function useRefusalWords(): (refused: string | Fault) => string {
  const t = useTranslations("errors");
  return (refused) => {
    const code = typeof refused === "string" ? refused : (refused.data?.code ?? "UNREACHABLE");
    const key = t.has(code) ? code : "INTERNAL_ERROR";
    const requestId = typeof refused === "string" ? undefined : refused.data?.requestId;
    return key === "INTERNAL_ERROR" && requestId ? `${t(key)} (${requestId})` : t(key);
  };
}
