import { expect, test } from "vitest";
import { nextColor } from "./next-color.ts";

test("a new professional has a colour of their own, until there are more people than colours", () => {
  const given: string[] = [];
  for (let at = 0; at < 8; at++) given.push(nextColor(given));
  expect(new Set(given).size).toBe(8);
  expect(given).toContain(nextColor(given));
});
