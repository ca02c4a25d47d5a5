import { expect, test } from "vitest";
import { accentCss } from "./accent-style.tsx";

test("an accent dresses both themes", () => {
  const css = accentCss("#4f46e5");
  expect(css).toContain(":root{--primary:#4f46e5;");
  expect(css).toContain(":root.dark{--primary:#");
});

test.each([undefined, null, "", "red", "#fff", "#4f46e5;}</style><script>"])("%j changes nothing", (color) => {
  expect(accentCss(color)).toBe("");
});
