import { expect, it } from "vitest";
import { byPosition, shelfOf } from "./position-order.ts";

it.each([
  [
    ["A10", "A2", "B1", "A1"],
    ["A1", "A2", "A10", "B1"],
  ],
  [
    ["11", "2", "1"],
    ["1", "2", "11"],
  ],
  [
    ["b1", "A1", "a2"],
    ["A1", "a2", "b1"],
  ],
  [
    ["A1.2", "A1", "A1.1"],
    ["A1", "A1.1", "A1.2"],
  ],
  [
    ["A", "A1", "1"],
    ["1", "A", "A1"],
  ],
  [
    ["a1", "A1", "A1"],
    ["A1", "A1", "a1"],
  ],
])("%j lie as %j", (given, expected) => {
  const sorted = given.map((position) => ({ position })).toSorted(byPosition);
  expect(sorted.map(({ position }) => position)).toEqual(expected);
});

it.each([
  ["A1", "A"],
  ["b12", "B"],
  ["A-3", "A-"],
  ["11", "1"],
  ["104", "10"],
  ["7", ""],
  ["TOP", ""],
])("%s lies on shelf %j", (position, shelf) => {
  expect(shelfOf(position)).toBe(shelf);
});
