import { expect, test } from "vitest";
import { byAge } from "./by-age.ts";

const line = (...ages: number[]) => ages.map((at) => ({ createdAt: new Date(at) }));

test.each([
  ["no line", [], []],
  ["one line keeps its order, whoever came first", [line(5, 1, 3)], [5, 1, 3]],
  ["who waited longest of the first", [line(2, 4), line(1, 3)], [1, 2, 3, 4]],
  ["who was put first in their line is first of it", [line(9, 1), line(5, 6)], [5, 6, 9, 1]],
  ["an empty line beside another", [[], line(1)], [1]],
])("%s", (_, lines, ages) => {
  expect(byAge(lines).map(({ createdAt }) => createdAt.getTime())).toEqual(ages);
});
