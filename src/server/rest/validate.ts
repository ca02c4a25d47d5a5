import type { z } from "zod";
import { wordsFor } from "#i18n/words-for.ts";
import type { Locale } from "#platform/context.ts";
import { ApiError, type FieldErrors } from "./errors.ts";
import { problemWords } from "./problem-words.ts";

/**
 * What `schema` makes of `value`.
 * @throws ApiError 422 VALIDATION_ERROR, its field errors in `locale`
 */
export function validated<Schema extends z.ZodType>(schema: Schema, value: unknown, locale: Locale): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join(".") || wordsFor(locale, "keys")("api.body");
    (fields[path] ??= []).push(problemWords(issue, value, locale));
  }
  throw new ApiError(422, "VALIDATION_ERROR", { field_errors: fields });
}
