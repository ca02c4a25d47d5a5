import type { Locale } from "#i18n/locales.ts";
import type { Namespace } from "#i18n/namespaces.ts";
import { wordsFor } from "#i18n/words-for.ts";

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The words a page shows, by namespace and key: `inSpanish("booking.hold.request")`. */
const inLanguage =
  (locale: Locale): Say =>
  (key, values) => {
    const [namespace = "", ...rest] = key.split(".");
    return wordsFor(locale, namespace as Namespace)(rest.join("."), values);
  };

export const inSpanish = inLanguage("es-AR");
export const inEnglish = inLanguage("en");
export const inThe = { "es-AR": inSpanish, en: inEnglish } satisfies Record<Locale, Say>;
