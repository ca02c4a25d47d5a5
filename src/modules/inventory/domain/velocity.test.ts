import { expect, it } from "vitest";
import { daysUntilEmpty, velocity } from "./velocity.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 30);

it.each([
  [56, NOW - 100 * DAY, 2],
  [14, NOW - 7 * DAY, 2],
  [3, NOW - 60_000, 3],
  [0, NOW - 7 * DAY, 0],
  [5, null, 0],
] as const)("%i units since %s are %d a day", (units, since, perDay) => {
  expect(velocity(units, since, NOW - 28 * DAY, NOW)).toBe(perDay);
});

it.each([
  [10, 2, 5],
  [0, 2, 0],
  [-3, 2, 0],
  [10, 0, null],
] as const)("%i at %i a day last %s days", (quantity, perDay, days) => {
  expect(daysUntilEmpty(quantity, perDay)).toBe(days);
});
