import { expect, test } from "vitest";
import { freeUntil } from "#modules/catalog/domain/cancellation-policy.ts";
import { mayClientMove } from "./may-client-move.ts";

const HOUR = 3_600_000;
const start = 100 * HOUR;

test.each([
  ["pending", 1, true],
  ["pending", 0, false],
  ["confirmed", 24, true],
  ["confirmed", 23.9, false],
  ["confirmed", -1, false],
  ["completed", 48, false],
  ["cancelled", 48, false],
] as const)("%s, %d hours before: %s", (status, hours, may) => {
  expect(mayClientMove({ status, start, policy: freeUntil(24) }, start - hours * HOUR)).toBe(may);
});
