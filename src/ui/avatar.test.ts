import { expect, test } from "vitest";
import { initials, toneOf } from "./avatar.tsx";

test.each([
  ["Lic. Lucía Ferrari", "LF"],
  ["ana maría de la torre", "AT"],
  ["Ñandú", "Ñ"],
  ["Øystein Åberg", "ØÅ"],
  ["😀", "·"],
  ["", "·"],
])("initials of %j are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a name keeps its tone, between 1 and 8", () => {
  expect(toneOf("Bruno Díaz")).toBe(toneOf("Bruno Díaz"));
  for (const name of ["", "a", "Bruno Díaz", "李小龍"]) {
    expect(toneOf(name)).toBeGreaterThanOrEqual(1);
    expect(toneOf(name)).toBeLessThanOrEqual(8);
  }
});
