import { expect, test } from "vitest";
import { currencyDigits, formatMoney } from "./money.ts";

/** Intl writes no-break spaces; a reader of this table need not see which. */
const plain = (text: string) => text.replace(/\s/g, " ");

test.each([
  [1_850_000, "ARS", "es-AR", "$ 18.500"],
  [1_850_050, "ARS", "es-AR", "$ 18.500,50"],
  [1_850_000, "ARS", "en", "$18,500"],
  [12_000, "CLP", "es-AR", "$ 12.000"],
  [1_234, "EUR", "en", "€12.34"],
  [1_500, "KWD", "en", "KWD 1.500"],
  [0, "ARS", "es-AR", "$ 0"],
])("%i minor units of %s in %s", (minor, currency, locale, expected) => {
  expect(plain(formatMoney(minor, currency, locale))).toBe(expected);
});

test("digits follow the currency", () => {
  expect(["ARS", "CLP", "KWD"].map(currencyDigits)).toEqual([2, 0, 3]);
});
