import { expect, test } from "vitest";
import { secondsUntil } from "./rate-limits.ts";

test.each([
  [1, 0, 50, 1],
  [1, 0, 0.5, 2],
  [10, 4, 2, 3],
  [10, 3, 2, 4],
  [1, 5, 2, 1],
])("a cost of %d with %d left at %d a second waits %d s", (cost, left, perSecond, seconds) => {
  expect(secondsUntil(cost, left, { burst: 10, perSecond })).toBe(seconds);
});
