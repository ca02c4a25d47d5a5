import { expect, test } from "vitest";
import { chosenOf, decisionFor, type Decision, type Occurrence } from "./series-draft.ts";

const free = (start: number, professionalId = "ana"): Occurrence => ({
  start,
  end: start + 1,
  professionalId,
  reason: null,
  alternatives: [],
});
const ana = (...starts: number[]) => starts.map((start) => ({ start, professionalId: "ana" }));
const taken: Occurrence = {
  start: 20,
  end: 21,
  professionalId: null,
  reason: "SLOT_TAKEN",
  alternatives: [
    { start: 18, professionalId: "ana" },
    { start: 22, professionalId: "bruno" },
  ],
};

test("what is free is taken unless it is skipped; what is not waits for a decision", () => {
  expect(chosenOf([free(10), taken, free(30)], new Map())).toEqual({ dates: ana(10, 30), undecided: 1 });
  expect(
    chosenOf(
      [free(10), taken, free(30)],
      new Map<number, Decision>([
        [10, "skip"],
        [20, { take: 22 }],
      ]),
    ),
  ).toEqual({ dates: [{ start: 22, professionalId: "bruno" }, ...ana(30)], undecided: 0 });
  expect(chosenOf([free(10), taken], new Map([[20, "skip"]]))).toEqual({ dates: ana(10), undecided: 0 });
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
    ).dates,
  ).toEqual([{ start: 22, professionalId: "bruno" }]);
});

test("what another gives is taken with them, or moved to when the first one can", () => {
  const shared: Occurrence = { ...free(20, "bruno"), alternatives: ana(22) };
  expect(chosenOf([free(10), shared], new Map()).dates).toEqual([...ana(10), { start: 20, professionalId: "bruno" }]);
  expect(chosenOf([free(10), shared], new Map([[20, { take: 22 }]])).dates).toEqual(ana(10, 22));
});
