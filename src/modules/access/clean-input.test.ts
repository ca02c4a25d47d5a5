import { TRPCError } from "@trpc/server";
import { expect, it } from "vitest";
import { z } from "zod";
import { requireCleanText } from "./clean-input.ts";

/** The field that is complained of; null when nothing is. */
function complaint(input: unknown): string | null {
  try {
    requireCleanText(input);
    return null;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!(cause instanceof z.ZodError)) throw error;
    return cause.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join();
  }
}

const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], "a\0b");

it.each([
  ["nothing", undefined, null],
  ["null", null, null],
  ["numbers and truths", { a: 1, b: [true, null] }, null],
  ["letters of every plane", { name: "Ñandú 🌺 \u200d" }, null],
  ["a NUL", { note: "a\0b" }, "note MALFORMED_TEXT"],
  ["a NUL alone", "\0", " MALFORMED_TEXT"],
  ["half a surrogate pair", { items: [{ name: "ok" }, { name: "\ud83c" }] }, "items.1.name MALFORMED_TEXT"],
  ["a name with a NUL", { "a\0": 1 }, " MALFORMED_TEXT"],
  ["a NUL beyond any depth", deep, "0.0.0.0.0.0.0.0 MALFORMED_TEXT"],
])("%s", (_, input, expected) => {
  expect(complaint(input)).toBe(expected);
});
