import { en, es } from "zod/locales";
import type { z } from "zod";
import { wordsFor } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import { ApiError, errorMessage, type FieldErrors } from "./errors.ts";

const languages = { en: en().localeError, "es-AR": es().localeError };

/**
 * What `schema` makes of `value`.
 * @throws ApiError 422 VALIDATION_ERROR, its field errors in `locale`
 */
export function validated<Schema extends z.ZodType>(schema: Schema, value: unknown, locale: Locale): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: languages[locale] });
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    // A schema shared with forms names its own complaints by a code, as refusals do.
    const words = /^[A-Z][A-Z0-9_]+$|^[a-z]+_[a-z]+$/.test(issue.message)
      ? errorMessage(issue.message, locale)
      : issue.message;
    (fields[issue.path.join(".") || wordsFor(locale, "keys")("api.body")] ??= []).push(words);
  }
  throw new ApiError(422, "VALIDATION_ERROR", { field_errors: fields });
}
