import { expect, test } from "vitest";
import { chosenOf, decisionFor, type Decision, type Occurrence } from "./series-draft.ts";

const free = (start: number): Occurrence => ({ start, end: start + 1, reason: null, alternatives: [] });
const taken: Occurrence = {
  start: 20,
  end: 21,
  reason: "SLOT_TAKEN",
  alternatives: [
    { start: 18, end: 19 },
    { start: 22, end: 23 },
  ],
};

test("what is free is taken unless it is skipped; what is not waits for a decision", () => {
  expect(chosenOf([free(10), taken, free(30)], new Map())).toEqual({ starts: [10, 30], undecided: 1 });
  expect(
    chosenOf(
      [free(10), taken, free(30)],
      new Map<number, Decision>([
        [10, "skip"],
        [20, { take: 22 }],
      ]),
    ),
  ).toEqual({ starts: [22, 30], undecided: 0 });
  expect(chosenOf([free(10), taken], new Map([[20, "skip"]]))).toEqual({ starts: [10], undecided: 0 });
});

test("an alternative that a new plan no longer offers is no decision", () => {
  expect(decisionFor(taken, new Map([[20, { take: 19 }]]))).toBeUndefined();
});

test("two dates that chose the same time take it once", () => {
  const other = { ...taken, start: 21 };
  expect(
    chosenOf(
      [taken, other],
      new Map([
        [20, { take: 22 }],
        [21, { take: 22 }],
      ]),
    ).starts,
  ).toEqual([22]);
});
