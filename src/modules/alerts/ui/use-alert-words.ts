"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { alertWords } from "../alert-words.ts";
import type { AlertLine } from "../queries/alert-lines.ts";

/** What alerts say, in the reader's language and the institution's zone. */
export function useAlertWords(timeZone: string) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const clock = (at: number) => formatDayTime(at, timeZone, locale);
  return { clock, say: (alert: AlertLine) => alertWords(t as never, locale, alert, clock) };
}
