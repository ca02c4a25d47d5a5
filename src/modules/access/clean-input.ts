import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { isCleanText } from "#lib/strict-json.ts";

/** Of what lies deeper, what it lies in is named. */
const DEEPEST_NAMED = 8;

/**
 * Text that PostgreSQL cannot keep (a NUL, half a surrogate pair) is a mistake of whoever sent it, in whatever field: told
 * here, once, rather than found out by the database.
 * @throws TRPCError a VALIDATION_ERROR that names the field
 */
export function requireCleanText(input: unknown): void {
  // Not by recursion: a stranger decides how deep it is.
  const waiting: { value: unknown; path: PropertyKey[] }[] = [{ value: input, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && !isCleanText(value)) throw malformedAt(path);
    if (typeof value !== "object" || value === null) continue;
    for (const [name, its] of Object.entries(value)) {
      if (!isCleanText(name)) throw malformedAt(path);
      waiting.push({ value: its, path: path.length < DEEPEST_NAMED ? [...path, name] : path });
    }
  }
}

const malformedAt = (path: PropertyKey[]): TRPCError =>
  new TRPCError({
    code: "BAD_REQUEST",
    cause: new z.ZodRealError([{ code: "custom", message: "MALFORMED_TEXT", path, input: undefined }]),
  });
