import { z } from "zod";

export const LANGUAGES = ["es-AR", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
type LocalizedText = Record<Language, string>;

/** What was not written in one language reads as in the other: nobody is shown a hole. */
export const inBothLanguages = (text: LocalizedText): LocalizedText => ({
  "es-AR": text["es-AR"] || text.en,
  en: text.en || text["es-AR"],
});

/** What a form shows of it: a language that only repeats `main` was not written in. */
export function asWritten(text: LocalizedText, main: Language): LocalizedText {
  const other = main === "en" ? "es-AR" : "en";
  return text[main] === text[other] ? { ...text, [other]: "" } : text;
}

const both = (line: z.ZodType<string, string>) => z.object({ "es-AR": line, en: line });
const isWritten = (text: LocalizedText) => Boolean(text["es-AR"] || text.en);

/** A text in at least one of the languages; `line` judges each, and takes an empty one. */
export const localized = (line: z.ZodType<string, string>) =>
  both(line).refine(isWritten, "REQUIRED").transform(inBothLanguages);

/** The same, or none at all. */
export const localizedOrNone = (line: z.ZodType<string, string>) =>
  both(line)
    .nullable()
    .transform((text) => (text && isWritten(text) ? inBothLanguages(text) : null));
