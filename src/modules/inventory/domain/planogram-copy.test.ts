import { describe, expect, it } from "vitest";
import { type Answer, changesOf, type HeldSlot, planCopy, undoLines, type WantedSlot } from "./planogram-copy.ts";

const held = (position: string, productId: string, stock: number, inUse = true): HeldSlot => ({
  position,
  productId,
  stock,
  inUse,
});
const wanted = (position: string, productId: string, capacity = 10): WantedSlot => ({ position, productId, capacity });

describe("changesOf", () => {
  it("tells what changes its product, leaves, comes, or comes back, and nothing else", () => {
    const machine = [held("A1", "rosa", 5), held("A2", "lila", 3), held("B1", "rosa", 2), held("C1", "sal", 4, false)];
    expect(
      changesOf(machine, [wanted("A1", "rosa"), wanted("A2", "rosa"), wanted("C1", "lila"), wanted("D1", "sal")]),
    ).toEqual([
      { position: "A2", kind: "product", was: "lila", becomes: "rosa", stock: 3, movesTo: ["C1"] },
      { position: "C1", kind: "added", was: "sal", becomes: "lila", stock: 4, movesTo: ["D1"] },
      { position: "D1", kind: "added", was: null, becomes: "sal", stock: 0, movesTo: [] },
      { position: "B1", kind: "removed", was: "rosa", becomes: null, stock: 2, movesTo: ["A1", "A2"] },
    ]);
  });
});

describe("planCopy", () => {
  const machine = [held("A1", "rosa", 5), held("A2", "lila", 7)];
  const swapped = [wanted("A1", "lila"), wanted("A2", "rosa")];
  const plan = (...answers: Answer[]) => planCopy(machine, swapped, answers);

  it("takes out what is said to be gone, and remembers that it was seen", () => {
    expect(plan({ position: "A1", lies: "empty" }, { position: "A2", lies: "empty" })).toEqual({
      lines: [
        { position: "A1", productId: "rosa", quantity: -5 },
        { position: "A2", productId: "lila", quantity: -7 },
      ],
      counts: [
        { position: "A1", quantity: 0 },
        { position: "A2", quantity: 0 },
      ],
      assumed: [],
    });
  });

  it("follows what was moved, which nobody counted", () => {
    expect(plan({ position: "A1", lies: "moved" }, { position: "A2", lies: "moved" })).toEqual({
      lines: [
        { position: "A1", productId: "rosa", quantity: -5 },
        { position: "A2", productId: "lila", quantity: -7 },
        { position: "A2", productId: "rosa", quantity: 5 },
        { position: "A1", productId: "lila", quantity: 7 },
      ],
      counts: [],
      assumed: ["A2", "A1"],
    });
  });

  it("believes who counted, and lets what was moved there be part of it", () => {
    expect(plan({ position: "A1", lies: "moved" }, { position: "A2", lies: "counted", quantity: 6 })).toEqual({
      lines: [
        { position: "A1", productId: "rosa", quantity: -5 },
        { position: "A2", productId: "lila", quantity: -7 },
        { position: "A2", productId: "rosa", quantity: 5 },
      ],
      counts: [{ position: "A2", quantity: 6 }],
      assumed: [],
    });
  });

  it("fills what has room first, and puts the rest into the last", () => {
    const several = [wanted("A2", "rosa", 10), wanted("A3", "rosa", 4), wanted("A4", "rosa", 4)];
    const full = [held("A1", "rosa", 9), held("A2", "rosa", 8)];
    expect(planCopy(full, several, [{ position: "A1", lies: "moved" }])).toMatchObject({
      lines: [
        { position: "A1", quantity: -9 },
        { position: "A2", quantity: 2 },
        { position: "A3", quantity: 4 },
        { position: "A4", quantity: 3 },
      ],
    });
  });

  it("leaves what still lies in a position that is no longer sold, if somebody counted it", () => {
    expect(
      planCopy([held("B1", "rosa", 5)], [wanted("A1", "lila")], [{ position: "B1", lies: "counted", quantity: 4 }]),
    ).toEqual({
      lines: [],
      counts: [{ position: "B1", quantity: 4 }],
      assumed: [],
    });
  });

  it.each<[string, HeldSlot[], Answer[], object]>([
    ["does not guess", machine, [{ position: "A1", lies: "empty" }], { reason: "ANSWER_MISSING", positions: ["A2"] }],
    [
      "moves nothing to nowhere",
      [held("A1", "sal", 2), held("A2", "lila", 0)],
      [{ position: "A1", lies: "moved" }],
      { reason: "NOWHERE_TO_MOVE", positions: ["A1"] },
    ],
    [
      "asks nothing where nothing lay",
      [held("A1", "rosa", 0), held("A2", "lila", 0)],
      [],
      { lines: [], counts: [], assumed: [] },
    ],
    [
      "clears what was oversold",
      [held("A1", "rosa", -3), held("A2", "rosa", 1)],
      [{ position: "A1", lies: "moved" }],
      { lines: [{ position: "A1", productId: "rosa", quantity: 3 }], counts: [], assumed: [] },
    ],
  ])("%s", (_name, slots, answers, expected) => {
    expect(planCopy(slots, swapped, answers)).toEqual(expected);
  });
});

describe("undoLines", () => {
  it("takes back product by product, and nothing where nothing changed", () => {
    const before = [
      { position: "A1", productId: "rosa", stock: 5 },
      { position: "A2", productId: "lila", stock: 7 },
      { position: "A3", productId: "sal", stock: 1 },
    ];
    const after = [
      { position: "A1", productId: "lila", stock: 2 },
      { position: "A2", productId: "lila", stock: 9 },
      { position: "A3", productId: "sal", stock: 1 },
      { position: "A4", productId: "rosa", stock: 4 },
    ];
    expect(undoLines(before, after)).toEqual([
      { position: "A1", productId: "lila", quantity: -2 },
      { position: "A1", productId: "rosa", quantity: 5 },
      { position: "A2", productId: "lila", quantity: -2 },
      { position: "A4", productId: "rosa", quantity: -4 },
    ]);
  });
});
