import { expect, test } from "vitest";
import { timeAdded } from "./time-added.ts";

type Hours = [start: number, end: number][];
const hours = (list: Hours) => list.map(([start, end]) => ({ start, end }));

test.each<[string, Hours, Hours, Hours]>([
  ["nothing changed", [[9, 13]], [[9, 13]], []],
  ["hours where there were none", [], [[9, 13]], [[9, 13]]],
  ["closed", [[9, 13]], [], []],
  [
    "earlier and later",
    [[9, 13]],
    [[8, 14]],
    [
      [8, 9],
      [13, 14],
    ],
  ],
  ["shorter", [[9, 13]], [[10, 12]], []],
  [
    "the break",
    [
      [9, 13],
      [14, 18],
    ],
    [[9, 18]],
    [[13, 14]],
  ],
  ["another part of the day", [[9, 13]], [[14, 18]], [[14, 18]]],
  [
    "a day more",
    [[9, 13]],
    [
      [9, 13],
      [33, 37],
    ],
    [[33, 37]],
  ],
  ["moved by an hour", [[9, 13]], [[10, 14]], [[13, 14]]],
])("%s", (_, before, after, added) => {
  expect(timeAdded(hours(before), hours(after))).toEqual(hours(added));
});
