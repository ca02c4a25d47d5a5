import { describe, expect, it } from "vitest";
import {
  after,
  before,
  type Entry,
  setEntry,
  fill,
  fillAll,
  hasWork,
  type Line,
  sumUp,
  toggleWork,
  withVisits,
} from "./visit-draft.ts";

const draft = (...lines: Line[]) => ({ lines, work: [], notes: null });

describe("what is entered of a position", () => {
  it.each([
    ["a number", [], "refilled", 3, [{ position: "A1", refilled: 3 }]],
    [
      "another of the same position",
      [{ position: "A1", counted: 2 }],
      "refilled",
      3,
      [{ position: "A1", counted: 2, refilled: 3 }],
    ],
    ["over an earlier one", [{ position: "A1", refilled: 3 }], "refilled", 4, [{ position: "A1", refilled: 4 }]],
    ["none refilled is not entered", [{ position: "A1", refilled: 3 }], "refilled", 0, []],
    [
      "none thrown away is not entered",
      [{ position: "A1", counted: 1, wasted: 3 }],
      "wasted",
      0,
      [{ position: "A1", counted: 1 }],
    ],
    ["none counted is an empty position", [], "counted", 0, [{ position: "A1", counted: 0 }]],
    ["taken back", [{ position: "A1", counted: 0 }], "counted", undefined, []],
    ["never below nothing", [], "counted", -2, [{ position: "A1", counted: 0 }]],
    ["nor beyond belief, nor half of one", [], "refilled", 1e9 + 0.5, [{ position: "A1", refilled: 10_000 }]],
  ] as [string, Line[], Entry, number | undefined, Line[]][])("%s", (_, lines, entry, value, expected) => {
    expect(setEntry(draft(...lines), "A1", entry, value).lines).toEqual(expected);
  });

  it("leaves the other positions alone", () => {
    const { lines } = setEntry(draft({ position: "A2", refilled: 1 }), "A1", "refilled", 2);
    expect(lines).toEqual([
      { position: "A2", refilled: 1 },
      { position: "A1", refilled: 2 },
    ]);
  });
});

describe("what lies there", () => {
  it.each([
    ["nothing entered", 4, {}, 4, 4],
    ["oversold is empty", -2, {}, 0, 0],
    ["counted, whatever the ledger says", 4, { counted: 7 }, 7, 7],
    ["thrown away", 4, { wasted: 1 }, 3, 3],
    ["more thrown away than was known of", 1, { wasted: 3 }, 0, 0],
    ["all of it", 9, { counted: 4, wasted: 1, refilled: 6 }, 3, 9],
  ])("%s", (_, stock, entered, then, now) => {
    const line = { position: "A1", ...entered };
    expect([before(stock, line), after(stock, line)]).toEqual([then, now]);
  });
});

describe("filling to par", () => {
  const shelf = (position: string, par: number, stock: number) => ({ position, par, stock });
  it("puts in what is missing, by what was counted", () => {
    expect(fill(draft({ position: "A1", counted: 2 }), shelf("A1", 10, 8)).lines).toEqual([
      { position: "A1", counted: 2, refilled: 8 },
    ]);
  });
  it("of all positions at once; what is full is left alone", () => {
    expect(fillAll(draft(), [shelf("A1", 10, 4), shelf("A2", 5, 5), shelf("A3", 5, -1)]).lines).toEqual([
      { position: "A1", refilled: 6 },
      { position: "A3", refilled: 5 },
    ]);
  });
});

describe("work", () => {
  it("is done, and undone by a second tap", () => {
    const done = toggleWork(draft(), { kind: "cleaning" });
    expect([hasWork(done, { kind: "cleaning" }), hasWork(done, { kind: "repair" })]).toEqual([true, false]);
    expect(toggleWork(done, { kind: "cleaning" }).work).toEqual([]);
  });
  it("of a plan is not the same as of its kind alone", () => {
    const done = toggleWork(draft(), { kind: "cleaning", planId: "p1" });
    expect(hasWork(done, { kind: "cleaning" })).toBe(false);
    expect(hasWork(done, { kind: "cleaning", planId: "p2" })).toBe(false);
    expect(hasWork(done, { kind: "cleaning", planId: "p1" })).toBe(true);
  });
});

it("sums up what was done", () => {
  const visit = draft({ position: "A1", counted: 0, refilled: 5 }, { position: "A2", refilled: 2, wasted: 1 });
  expect(sumUp(visit)).toEqual({ refilled: 7, counted: 1, wasted: 1, work: 0, nothing: false });
  expect(sumUp(draft())).toMatchObject({ nothing: true });
  expect(sumUp({ ...draft(), notes: "  " })).toMatchObject({ nothing: true });
  expect(sumUp({ ...draft(), notes: "Abierta" })).toMatchObject({ nothing: false });
});

it("a list that does not know of a visit yet is put right by it", () => {
  const machines = [
    {
      id: "m1",
      slots: [
        { position: "A1", stock: 2 },
        { position: "A2", stock: 9 },
      ],
    },
    { id: "m2", slots: [{ position: "A1", stock: 5 }] },
  ];
  const visits = [
    { machineId: "m1", lines: [{ position: "A1", refilled: 3 }] },
    {
      machineId: "m1",
      lines: [
        { position: "A1", counted: 4, refilled: 6 },
        { position: "Z9", refilled: 1 },
      ],
    },
  ];
  expect(withVisits(machines, visits).map(({ slots }) => slots.map(({ stock }) => stock))).toEqual([[10, 9], [5]]);
});
