import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { formats } from "./formats.ts";
import { messages } from "./namespaces.ts";
import { routing } from "./routing.ts";

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  return {
    locale,
    messages: messages[locale],
    formats,
    // A page that shows a time passes its institution's zone; this only keeps server and browser alike where none is given.
    timeZone: "America/Argentina/Buenos_Aires",
  };
});
