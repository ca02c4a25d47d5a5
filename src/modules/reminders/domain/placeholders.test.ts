import { expect, test } from "vitest";
import { fillIn, PLACEHOLDERS, unknownPlaceholders } from "./placeholders.ts";

test.each([
  ["Hola {client}, a las {time}", []],
  ["{cliente} y {}, {cliente}", ["cliente", ""]],
  ["{ client }", [" client "]],
  ["Un { suelto, y {client}", []],
  ["{{client}}", []],
])("%j", (text, unknown) => expect(unknownPlaceholders(text)).toEqual(unknown));

test("every one is filled in, once", () => {
  const values = Object.fromEntries(
    PLACEHOLDERS.map((name) => [name, name === "client" ? "{time} $&" : name.toUpperCase()]),
  ) as Record<(typeof PLACEHOLDERS)[number], string>;
  expect(fillIn("{client} {time} {otro} {confirm_link}", values)).toBe("{time} $& TIME {otro} CONFIRM_LINK");
});
