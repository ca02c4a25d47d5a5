export const locales = ["es-AR", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "es-AR";

/** Spanish lives at the root; English under `/en`. */
export const prefixes: Record<Locale, string> = { "es-AR": "", en: "/en" };
