import { describe, expect, test } from "vitest";
import { alikeBy, sameLine } from "./alike.ts";

describe("sameLine", () => {
  test.each([
    ["+54 9 11 4444-5555", "5491144445555"],
    ["11 4444-5555", "+54 9 (11) 4444-5555"],
    ["4444-5555", "+54 9 11 4444 5555"],
    ["911", "9-1-1"],
  ])("%s is %s", (one, other) => {
    expect([sameLine(one, other), sameLine(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["4444-5555", "4444-5556"],
    ["5555", "+54 9 11 4444-5555"],
    ["", ""],
    ["interno", "recepción"],
  ])("%s is not %s", (one, other) => {
    expect([sameLine(one, other), sameLine(other, one)]).toEqual([false, false]);
  });
});

describe("alikeBy", () => {
  const jose = { firstName: "José", lastName: "Núñez", email: "jose@correo.example", phone: "+54 9 11 4444-5555" };

  test.each([
    ["the same e-mail, whatever the name", { firstName: "Pepe", lastName: "", email: "JOSE@Correo.example" }, "email"],
    ["the same number", { firstName: "Pepe", lastName: "", phone: "11 4444 5555" }, "phone"],
    ["the same name, however it is typed", { firstName: " jose ", lastName: "NUÑEZ" }, "name"],
    ["the same name parted elsewhere", { firstName: "Jose Nuñez", lastName: "" }, "name"],
    ["the surest sign", { ...jose }, "email"],
    ["the first name alone", { firstName: "José", lastName: "" }, null],
    ["another one of the family", { firstName: "Josefa", lastName: "Núñez" }, null],
    ["nothing known of either", { firstName: "Ana", lastName: "Paz", email: "", phone: null }, null],
  ] as const)("%s", (_what, one, by) => {
    expect(alikeBy(one, jose)).toBe(by);
  });

  test("what neither has is nothing in common", () => {
    expect(
      alikeBy({ firstName: "A", lastName: "", phone: "" }, { firstName: "B", lastName: "", phone: "" }),
    ).toBeNull();
  });
});
