import { expect, test } from "vitest";
import { splitName } from "./full-name.ts";

test.each([
  ["Nora Vidal", "Nora", "Vidal"],
  ["  Nora   Vidal ", "Nora", "Vidal"],
  ["Juan Pablo Gómez", "Juan Pablo", "Gómez"],
  ["María José Pérez García", "María José", "Pérez García"],
  ["Juan de la Fuente", "Juan", "de la Fuente"],
  ["María de los Ángeles Pérez", "María de los Ángeles", "Pérez"],
  ["Ana María Di Stefano", "Ana María", "Di Stefano"],
  ["Van Damme", "Van", "Damme"],
  ["Juan de", "Juan", "de"],
  ["نور الهدى", "نور", "الهدى"],
])("%s", (typed, firstName, lastName) => {
  expect(splitName(typed)).toEqual({ firstName, lastName });
});

test.each(["", "   ", "Nora", `${"a".repeat(81)} Vidal`, `Nora ${"b".repeat(81)}`])(
  "%j is not a whole name",
  (typed) => {
    expect(splitName(typed)).toBeNull();
  },
);
