import { expect, test } from "vitest";
import { z } from "zod";
import { formResolver } from "./form-resolver.ts";

/** What is wrong with one value, as a form is told. */
async function complaint(schema: z.ZodType, value: unknown): Promise<unknown> {
  const resolve = formResolver(z.object({ it: schema }));
  const judged = await resolve({ it: value }, undefined, { fields: {}, shouldUseNativeValidation: false });
  return (judged.errors as { it?: { message?: string } }).it?.message;
}

test.each([
  ["a name that is missing", z.string().trim().min(1).max(80), "  ", "REQUIRED"],
  ["a reason of two letters", z.string().trim().min(3), "no", "TOO_SHORT:3"],
  ["a reason that is not there", z.string().trim().min(3), "", "REQUIRED"],
  ["a name that is too long", z.string().max(5), "seis o", "TOO_LONG:5"],
  ["no number", z.number().int().min(5), Number.NaN, "NUMBER_REQUIRED"],
  ["half a minute", z.number().int().min(5), 7.5, "WHOLE_NUMBER"],
  ["too few minutes", z.number().int().min(5), 3, "AT_LEAST:5"],
  ["too many minutes", z.number().int().max(1440), 1441, "AT_MOST:1440"],
  ["nothing above zero", z.number().positive(), 0, "MORE_THAN:0"],
  ["nobody chosen", z.array(z.string()).min(1), [], "CHOOSE:1"],
  ["what is no address", z.email(), "ana", "EMAIL_FORMAT"],
  ["no day", z.iso.date(), "mañana", "DATE_FORMAT"],
  ["a choice that was not made", z.uuid(), "", "CHOOSE:1"],
  ["a choice that is none", z.enum(["a", "b"]), "c", "CHOOSE:1"],
  ["what the schema names itself", z.string().min(1, "ITS_OWN"), "", "ITS_OWN"],
])("%s is said by name, with its bound", async (_, schema, value, code) => {
  expect(await complaint(schema, value)).toBe(code);
});

test("what is right is not complained of", async () => {
  expect(await complaint(z.string().min(1), "Ana")).toBeUndefined();
});
