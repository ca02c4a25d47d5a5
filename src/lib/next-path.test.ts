import { describe, expect, test } from "vitest";
import { safeNext } from "./next-path.ts";

describe("safeNext", () => {
  test.each([
    ["/turnos", "/turnos"],
    ["/reservar/confirmar/0190?x=1&y=2#hora", "/reservar/confirmar/0190?x=1&y=2#hora"],
    ["/en/book/hold/0190", "/en/book/hold/0190"],
    ["/", "/"],
    ["", null],
    [null, null],
    [undefined, null],
    ["turnos", null],
    ["//evil.example", null],
    ["/\\evil.example", null],
    ["\\\\evil.example", null],
    ["/\t/evil.example", null],
    ["/..//evil.example", null],
    ["https://evil.example/", null],
    ["javascript:alert(1)", null],
    [`/${"a".repeat(2_000)}`, null],
  ])("%j → %j", (next, path) => {
    expect(safeNext(next)).toBe(path);
  });
});
