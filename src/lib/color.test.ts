import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentFor, contrast, isHexColor, mix, readableOn } from "./color.ts";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const pages = [
  { background: "#faf6ef", foreground: "#1f1b17" },
  { background: "#121615", foreground: "#f3ece1" },
];

describe("contrast", () => {
  test("black on white is 21, a colour on itself 1, whichever comes first", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#FFFFFF", "#000000")).toBeCloseTo(21);
    expect(contrast("#b0472a", "#b0472a")).toBe(1);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  test("refuses what is not a colour", () => {
    expect(isHexColor("#12345")).toBe(false);
    expect(isHexColor("red;}body{display:none")).toBe(false);
    expect(isHexColor("#A1b2C3")).toBe(true);
    expect(() => contrast("#12345", "#ffffff")).toThrow("not a #rrggbb colour");
  });
});

test("mix goes from one colour to the other", () => {
  expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
  expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
  expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
});

test("words on any colour are readable", () => {
  fc.assert(fc.property(anyColor, (color) => contrast(readableOn(color), color) >= 4.5));
});

test("any tenant's accent is readable in both themes, as fill, as words and on its tint", () => {
  fc.assert(
    fc.property(anyColor, fc.constantFrom(...pages), (color, page) => {
      const accent = accentFor(color, page);
      expect(contrast(accent.on, accent.fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.on, accent.hover)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.fill, page.background)).toBeGreaterThanOrEqual(3);
      expect(contrast(accent.text, page.background)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.text, accent.soft)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("an accent that already reads well is left alone", () => {
  expect(accentFor("#1d4ed8", { background: "#faf6ef", foreground: "#1f1b17" }).fill).toBe("#1d4ed8");
});
