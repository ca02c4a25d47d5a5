import type { Locale } from "#platform/context.ts";
import { errorMessage, type ApiError, type FieldErrors } from "./errors.ts";
import type { Reply } from "./endpoint.ts";

/** An answer before it is a Response: what `Idempotency-Key` keeps. */
export type Answer = { status: number; body: string; errorCode: string | null };

export function success(requestId: string, status: number, { data, nextCursor }: Reply<unknown>): Answer {
  const meta = {
    request_id: requestId,
    api_version: "v1",
    ...(nextCursor === null ? {} : { next_cursor: nextCursor }),
  };
  return { status, body: JSON.stringify({ data, meta }), errorCode: null };
}

export function failure(requestId: string, { status, code, details }: ApiError, locale: Locale): Answer {
  const [first] = Object.values((details?.["field_errors"] ?? {}) as FieldErrors).flat();
  const message = [errorMessage(code, locale, details), first].filter(Boolean).join(" ");
  const error = { code, message, ...(details ? { details } : {}), request_id: requestId };
  return { status, body: JSON.stringify({ error }), errorCode: code };
}

export const toResponse = ({ status, body }: Answer, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  });
