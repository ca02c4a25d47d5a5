import { describe, expect, it } from "vitest";
import { judge, landing, pulled, refusedStarts, snapTo, stretched, type Ground } from "./calendar-drag.ts";

const OPEN = [{ from: 550, to: 780 }];
const none = { before: 0, after: 0 };

describe("snapping", () => {
  it.each([
    [600, 30, [], 600],
    [614, 30, [], 600],
    [615, 30, [], 630],
    // Hours that begin at 9:10 have their grid from there.
    [600, 30, OPEN, 610],
    [800, 30, OPEN, 810],
  ])("%d by %d lands on %d", (minute, step, open, expected) => expect(snapTo(minute, step, open)).toBe(expected));
});

describe("a block that is dropped", () => {
  it("keeps its length, and the place where it was grabbed", () =>
    expect(landing({ pointer: 660, grab: 20, length: 45 }, 15, [])).toEqual({ from: 645, to: 690 }));
  it.each([
    [-50, { from: 0, to: 60 }],
    [1500, { from: 1380, to: 1440 }],
  ])("stays on its day: %d", (pointer, expected) =>
    expect(landing({ pointer, grab: 0, length: 60 }, 30, [])).toEqual(expected),
  );
});

describe("an end that is pulled", () => {
  it.each([
    [660, { from: 600, to: 660 }],
    [668, { from: 600, to: 675 }],
    [500, { from: 600, to: 605 }],
    [2000, { from: 600, to: 1440 }],
  ])("to %d", (pointer, expected) => expect(stretched(600, pointer, 15, 5)).toEqual(expected));
});

describe("a range that is pulled", () => {
  it.each([
    [600, 600, { from: 600, to: 615 }],
    [607, 652, { from: 600, to: 660 }],
    [652, 607, { from: 600, to: 660 }],
    [1439, 1500, { from: 1425, to: 1440 }],
    [5, -20, { from: 0, to: 15 }],
  ])("from %d to %d", (anchor, pointer, expected) => expect(pulled(anchor, pointer, 15)).toEqual(expected));
});

describe("judging a place", () => {
  const ground: Ground = {
    given: true,
    open: [{ from: 540, to: 780 }],
    busy: [{ from: 600, to: 660, name: "Ana" }],
    away: [{ from: 720, to: 780, name: "Dentista" }],
    now: -Infinity,
  };
  it.each([
    ["free beside another", { from: 540, to: 600 }, none, ground, { verdict: "free" }],
    ["over another", { from: 630, to: 690 }, none, ground, { verdict: "refused", why: "busy", name: "Ana" }],
    [
      "its buffer over another",
      { from: 660, to: 690 },
      { before: 10, after: 0 },
      ground,
      { verdict: "refused", why: "busy", name: "Ana" },
    ],
    [
      "the buffer after",
      { from: 540, to: 595 },
      { before: 0, after: 10 },
      ground,
      { verdict: "refused", why: "busy", name: "Ana" },
    ],
    ["over an absence", { from: 700, to: 730 }, none, ground, { verdict: "asks", why: "away", name: "Dentista" }],
    ["past closing", { from: 760, to: 800 }, none, { ...ground, away: [] }, { verdict: "asks", why: "outside" }],
    [
      "not theirs to give",
      { from: 540, to: 600 },
      none,
      { ...ground, given: false },
      { verdict: "refused", why: "notGiven" },
    ],
    ["this morning", { from: 540, to: 600 }, none, { ...ground, now: 700 }, { verdict: "asks", why: "past" }],
    ["yesterday", { from: 540, to: 600 }, none, { ...ground, now: 2000 }, { verdict: "refused", why: "past" }],
  ] as const)("%s", (_name, span, buffers, on, expected) => expect(judge(span, buffers, on)).toEqual(expected));

  it("marks exactly the starts that it refuses", () => {
    const buffers = { before: 10, after: 5 };
    const marked = refusedStarts(30, buffers, ground);
    for (let from = 0; from < 1410; from += 5) {
      const isMarked = marked.some((span) => from > span.from && from < span.to);
      expect([from, judge({ from, to: from + 30 }, buffers, ground).verdict === "refused"]).toEqual([from, isMarked]);
    }
    expect(refusedStarts(30, none, { ...ground, given: false })).toEqual([{ from: 0, to: 1440 }]);
  });
});
