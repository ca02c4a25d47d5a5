import { wordsFor } from "#i18n/words-for.ts";
import type { Refusal } from "#lib/result.ts";
import { Forbidden, Unauthenticated } from "#modules/access/authorize.ts";
import type { Locale } from "#platform/context.ts";
import { isUnavailable } from "#platform/db/errors.ts";

export type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** Field → what is wrong with it, in the reader's words. */
export type FieldErrors = Record<string, string[]>;

/** An answer that is an error, wherever it is found out. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: Status;
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;
  constructor(status: Status, code: string, details?: Record<string, unknown>) {
    super(code);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Refusals that tell of a state that came in between: asking again after a look may be answered otherwise. */
const CONFLICTS = new Set([
  "SLOT_TAKEN",
  "INVALID_TRANSITION",
  "IDEMPOTENCY_CONFLICT",
  "CONSEQUENCE_CHANGED",
  "EMAIL_TAKEN",
  "ALREADY_INVITED",
  "SKU_TAKEN",
  "SITE_NAME_TAKEN",
  "SITE_HAS_MACHINES",
  "KEY_ENDED",
]);

/** Which answer a command's refusal is. Of what it carries only `details` is shown. */
export function refusalError(refusal: Refusal): ApiError {
  const { reason } = refusal;
  const status = reason === "NOT_FOUND" ? 404 : CONFLICTS.has(reason) ? 409 : 422;
  const details = "details" in refusal ? (refusal.details as Record<string, unknown>) : undefined;
  return new ApiError(status, reason, details);
}

/** Which answer something thrown is. The one place where faults become answers of the REST API. */
export function faultError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Unauthenticated) return new ApiError(401, "UNAUTHENTICATED");
  if (error instanceof Forbidden) return new ApiError(403, "FORBIDDEN");
  return isUnavailable(error) ? new ApiError(503, "UNAVAILABLE") : new ApiError(500, "INTERNAL_ERROR");
}

/** Words of the API alone come before those that the screens share; those that say why, before both. */
export function errorMessage(code: string, locale: Locale, details: Record<string, unknown> = {}): string {
  const { reason } = details;
  const why = typeof reason === "string" ? reason : ["positions", "skus"].find((list) => list in details);
  for (const [namespace, key] of [
    ...(why === undefined ? [] : [["keys", `api.why.${why}`] as const]),
    ["keys", `api.${code}`],
    ["errors", code],
  ] as const) {
    try {
      return wordsFor(locale, namespace)(key, valuesOf(details));
    } catch {
      // Not in this namespace.
    }
  }
  return code;
}

const valuesOf = (details: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );
