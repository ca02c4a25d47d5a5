import { expect, test } from "vitest";
import { preferredLocale } from "./locale.ts";

test.each([
  [undefined, "es-AR"],
  ["", "es-AR"],
  ["en", "en"],
  ["en-GB,es;q=0.5", "en"],
  ["es;q=0.5, en;q=0.9", "en"],
  ["en;q=0, fr", "es-AR"],
  ["fr, de;q=0.9", "es-AR"],
  ["es-AR, en", "es-AR"],
  ["en;q=banana", "en"],
])("%s", (header, locale) => {
  expect(preferredLocale(header, "es-AR")).toBe(locale);
});
