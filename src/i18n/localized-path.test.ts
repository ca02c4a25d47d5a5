import { describe, expect, test } from "vitest";
import { localizedPath } from "./localized-path.ts";
import { pathnames } from "./pathnames.ts";

describe("localizedPath", () => {
  test("speaks the reader's language", () => {
    expect(localizedPath("es-AR", "/appointments")).toBe("/turnos");
    expect(localizedPath("en", "/appointments")).toBe("/en/appointments");
    expect(localizedPath("es-AR", "/")).toBe("/");
    expect(localizedPath("en", "/")).toBe("/en");
  });

  test("fills parameters and escapes them", () => {
    expect(localizedPath("es-AR", "/book/[serviceId]", { serviceId: "a/b" })).toBe("/reservar/a%2Fb");
    expect(localizedPath("en", "/invitation/[token]", { token: "t" })).toBe("/en/invitation/t");
  });

  test("refuses an empty parameter rather than linking elsewhere", () => {
    expect(() => localizedPath("en", "/appointments/[id]", { id: "" })).toThrow('needs "id"');
  });

  test("no two pages share a Spanish path", () => {
    const paths = Object.values(pathnames).map((path) => path["es-AR"]);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
