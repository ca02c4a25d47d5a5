import { defineRouting } from "next-intl/routing";
import { defaultLocale, locales, prefixes } from "./locales.ts";
import { pathnames } from "./pathnames.ts";

export const routing = defineRouting({
  locales: [...locales],
  defaultLocale,
  localePrefix: { mode: "as-needed", prefixes: { en: prefixes.en } },
  pathnames,
  // Whoever chooses a language keeps it, also against what the browser asks for.
  localeCookie: { name: "locale", maxAge: 60 * 60 * 24 * 365, sameSite: "lax" },
});
