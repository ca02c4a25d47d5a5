import type { TRPCDefaultErrorShape, TRPCError } from "@trpc/server";
import { z } from "zod";
import { Forbidden, Unauthenticated } from "./authorize.ts";

/** A field's complaints as zod codes with their bounds: the screen puts them in the reader's language. */
export type FieldErrors = Record<string, { code: string; values: Record<string, string | number> }[]>;

/** Which code a thrown error answers. The one place where faults become answers for browsers. */
export function codeOf(error: TRPCError): { code: string; httpStatus: number } {
  const cause = error.cause;
  if (cause instanceof Unauthenticated) return { code: "UNAUTHENTICATED", httpStatus: 401 };
  if (cause instanceof Forbidden) return { code: "FORBIDDEN", httpStatus: 403 };
  if (error.code === "BAD_REQUEST" && cause instanceof z.ZodError) return { code: "VALIDATION_ERROR", httpStatus: 422 };
  if (error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR")
    return { code: "MALFORMED_REQUEST", httpStatus: 400 };
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED")
    return { code: "NOT_FOUND", httpStatus: 404 };
  if (error.code === "PAYLOAD_TOO_LARGE") return { code: "PAYLOAD_TOO_LARGE", httpStatus: 413 };
  return { code: "INTERNAL_ERROR", httpStatus: 500 };
}

/** What a browser sees of an error: a code, the fields, and the request id that is in the log. Never its message. */
export function publicShape(shape: TRPCDefaultErrorShape, error: TRPCError, requestId: string) {
  const { code, httpStatus } = codeOf(error);
  const fieldErrors = error.cause instanceof z.ZodError ? fieldErrorsOf(error.cause) : undefined;
  return { code: shape.code, message: code, data: { code, httpStatus, requestId, fieldErrors } };
}

function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const values = Object.fromEntries(
      Object.entries(issue).filter(
        (entry): entry is [string, string | number] =>
          ["minimum", "maximum", "origin", "format"].includes(entry[0]) &&
          ["string", "number"].includes(typeof entry[1]),
      ),
    );
    const code = issue.code === "custom" ? issue.message : issue.code;
    (fields[issue.path.join(".")] ??= []).push({ code, values });
  }
  return fields;
}
