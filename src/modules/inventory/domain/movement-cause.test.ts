import { expect, it } from "vitest";
import { causeOf } from "./movement-cause.ts";

it.each([
  ["sale:1", "machine"],
  ["visit:1:A1", "visit"],
  ["request:1:A1", "desk"],
  ["count:1", "count"],
  ["count:1:sale:2", "seen_by_count"],
  ["count:1:count:2", "seen_by_count"],
  ["planogram:1:A1", "planogram"],
  ["planogram:1:undo:A1", "planogram"],
  ["opening", "other"],
] as const)("%s is %s", (cause, word) => {
  expect(causeOf(cause)).toBe(word);
});
