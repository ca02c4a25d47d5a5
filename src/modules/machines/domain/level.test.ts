import { expect, it } from "vitest";
import { levelOf } from "./level.ts";

it.each([
  [10, 10, 2, { quantity: 10, share: 1, state: "ok" }],
  [49, 10, 2, { quantity: 49, share: 1, state: "overfull" }],
  [3, 10, 2, { quantity: 3, share: 0.3, state: "ok" }],
  [2, 10, 2, { quantity: 2, share: 0.2, state: "low" }],
  [0, 10, 0, { quantity: 0, share: 0, state: "empty" }],
  [-3, 10, 2, { quantity: 0, share: 0, state: "oversold" }],
])("%i of %i with a threshold of %i", (quantity, capacity, lowStockThreshold, level) => {
  expect(levelOf(quantity, { capacity, lowStockThreshold })).toEqual(level);
});
