import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asWritten, localized, localizedOrNone } from "./localized.ts";

const line = z.string().trim().max(10);

describe("a text in the languages it was written in", () => {
  test("reads as in the other where one is missing", () => {
    expect(localized(line).parse({ "es-AR": "Sesión", en: "" })).toEqual({ "es-AR": "Sesión", en: "Sesión" });
    expect(localized(line).parse({ "es-AR": " ", en: "Session" })).toEqual({ "es-AR": "Session", en: "Session" });
    expect(localized(line).parse({ "es-AR": "Sesión", en: "Session" })).toEqual({ "es-AR": "Sesión", en: "Session" });
  });

  test("is refused where none is written, or one is too long", () => {
    expect(localized(line).safeParse({ "es-AR": "", en: " " }).error?.issues).toMatchObject([
      { message: "REQUIRED", path: [] },
    ]);
    expect(localized(line).safeParse({ "es-AR": "", en: "eleven char" }).error?.issues[0]?.path).toEqual(["en"]);
  });

  test("may be none at all", () => {
    expect(localizedOrNone(line).parse({ "es-AR": "", en: "" })).toBeNull();
    expect(localizedOrNone(line).parse(null)).toBeNull();
    expect(localizedOrNone(line).parse({ "es-AR": "Sí", en: "" })).toEqual({ "es-AR": "Sí", en: "Sí" });
  });

  test("is shown in a form as it was written", () => {
    expect(asWritten({ "es-AR": "Sesión", en: "Sesión" }, "es-AR")).toEqual({ "es-AR": "Sesión", en: "" });
    expect(asWritten({ "es-AR": "Session", en: "Session" }, "en")).toEqual({ "es-AR": "", en: "Session" });
    expect(asWritten({ "es-AR": "Sesión", en: "Session" }, "es-AR")).toEqual({ "es-AR": "Sesión", en: "Session" });
  });
});
