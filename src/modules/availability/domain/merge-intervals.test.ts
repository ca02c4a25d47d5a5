import { expect, test } from "vitest";
import { mergeIntervals } from "./merge-intervals.ts";

const of = (...pairs: [number, number][]) => pairs.map(([start, end]) => ({ start, end }));

test.each([
  ["nothing", of(), of()],
  ["apart", of([5, 6], [1, 2]), of([1, 2], [5, 6])],
  ["adjoining", of([1, 2], [2, 3]), of([1, 3])],
  ["one within another", of([1, 9], [2, 3], [4, 10]), of([1, 10])],
])("%s", (_name, given, merged) => expect(mergeIntervals(given)).toEqual(merged));
