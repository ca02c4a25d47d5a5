import { expect, test } from "vitest";
import { allocate, allocateReturn } from "./allocate.ts";

const lots = [
  { id: "soon", remaining: 2 },
  { id: "empty", remaining: 0 },
  { id: "later", remaining: 5 },
];

test("credits are taken from the first lots on", () => {
  expect(allocate(lots, 1)).toEqual([{ lotId: "soon", amount: 1 }]);
  expect(allocate(lots, 4)).toEqual([
    { lotId: "soon", amount: 2 },
    { lotId: "later", amount: 2 },
  ]);
});

test("what the lots do not reach is not taken in part", () => {
  expect(allocate(lots, 8)).toBeNull();
});

test("what comes back goes to the lots that last longest", () => {
  const spent = [
    { lotId: "soon", amount: 2 },
    { lotId: "later", amount: 2 },
  ];
  expect(allocateReturn(spent, 3)).toEqual([
    { lotId: "later", amount: 2 },
    { lotId: "soon", amount: 1 },
  ]);
  expect(allocateReturn(spent, 0)).toEqual([]);
});

test("no more can come back than was spent", () => {
  expect(() => allocateReturn([{ lotId: "soon", amount: 1 }], 2)).toThrow(RangeError);
});
