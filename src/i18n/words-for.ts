import { createTranslator } from "next-intl";
import { formats } from "./formats.ts";
import type { Locale } from "./locales.ts";
import { messages, type Namespace } from "./namespaces.ts";

/** Words without React or a request: letters and jobs are written with it. Values are ICU arguments. */
export type Words = (key: string, values?: Record<string, string | number | Date>) => string;

/**
 * The words of one namespace in one language.
 * @throws at a missing key: a letter with a hole in it must not leave.
 */
export function wordsFor(locale: Locale, namespace: Namespace): Words {
  return createTranslator({
    locale,
    messages: messages[locale] as Record<string, never>,
    namespace,
    formats,
    timeZone: "UTC",
    onError: (error: Error) => {
      throw error;
    },
  } as never);
}
