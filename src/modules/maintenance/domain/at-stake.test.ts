import { describe, expect, it } from "vitest";
import { atStake, type PositionFacts, priorOf, stakeOf, velocityOf } from "./at-stake.ts";

const DAY = 86_400_000;
const none = { perDay: 0, days: 0 };
const position = (changes: Partial<PositionFacts>): PositionFacts => ({
  position: "A1",
  stock: 5,
  lowStockThreshold: 2,
  margin: 1000,
  sold: 28,
  exposure: 28 * DAY,
  ...changes,
});

describe("velocity", () => {
  it.each([
    ["28 in 28 days", 28, 28, none, 1],
    ["28 sold in the 7 days it was neither offline nor empty are 4 a day, not 1", 28, 7, none, 4],
    ["nothing known: the habit of the others", 0, 0, { perDay: 2, days: 7 }, 2],
    ["a week of none, half believed", 0, 7, { perDay: 2, days: 7 }, 1],
    ["a month outweighs the habit", 84, 28, { perDay: 0.5, days: 7 }, 2.5],
    ["one lucky sale on the first day is no 24 a day", 1, 1 / 24, { perDay: 0.5, days: 7 }, 0.639],
    ["nothing known of anything", 0, 0, none, 0],
  ])("%s", (_, sold, days, prior, perDay) => {
    expect(velocityOf({ sold, exposure: days * DAY }, prior)).toBeCloseTo(perDay, 3);
  });

  it("the habit is that of all positions together", () => {
    expect(priorOf([position({ sold: 10, exposure: 10 * DAY }), position({ sold: 0, exposure: 10 * DAY })])).toEqual({
      perDay: 0.5,
      days: 7,
    });
    expect(priorOf([])).toEqual({ perDay: 0, days: 7 });
  });
});

describe("what a position loses a day", () => {
  it.each([
    ["empty: all that it would sell", { stock: 0 }, 1, 1000, "empty"],
    ["oversold is empty", { stock: -3 }, 1, 1000, "empty"],
    ["one left at one a day: 1 − e⁻¹", { stock: 1 }, 0.632, 632.1, "low"],
    ["two left at one a day: 1 − 2e⁻¹", { stock: 2 }, 0.264, 264.2, "low"],
    ["plenty", { stock: 20 }, 0, 0, "fine"],
    ["sold below its cost: nothing to lose", { stock: 0, margin: -500 }, 1, 0, "empty"],
    ["empty, and nobody wants it", { stock: 0, sold: 0 }, 1, 0, "empty"],
    ["above its threshold, and gone by tonight", { stock: 5, sold: 280 }, 0.971, 9707.5, "fine"],
  ])("%s", (_, changes, emptySoon, loss, state) => {
    const stake = atStake(position(changes), none);
    expect(stake.emptySoon).toBeCloseTo(emptySoon, 3);
    expect(stake.loss).toBeCloseTo(loss, 1);
    expect(stake.state).toBe(state);
  });

  it("says for how long it lasts, where anything is sold", () => {
    expect(atStake(position({ stock: 6, sold: 84 }), none).daysLeft).toBeCloseTo(2, 6);
    expect(atStake(position({ sold: 0 }), none).daysLeft).toBeNull();
  });

  it("a position that sells by the thousand is judged by its mean", () => {
    const soon = (stock: number) => atStake(position({ stock, sold: 28_000 }), none).emptySoon;
    expect([soon(900), soon(1000), soon(1100)]).toEqual([1, 1, 0]);
  });

  it("never grows with the stock", () => {
    const losses = Array.from({ length: 60 }, (_, stock) => atStake(position({ stock, sold: 500 }), none).loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });
});

describe("what a machine has at stake", () => {
  const empty = atStake(position({ stock: 0 }), none);
  it.each([
    ["the sum of its positions", [empty, empty], [], 2000, 2000],
    ["overdue care weighs a quarter of what it earns", [empty], ["overdue"], 1000, 2000],
    ["care that is due weighs a tenth", [], ["due"], 0, 400],
    ["care in order weighs nothing", [], ["ok"], 0, 0],
    ["the most pressing plan alone counts", [], ["overdue", "due", "overdue"], 0, 1000],
  ] as const)("%s", (_, positions, states, loss, score) => {
    const plans = states.map((state) => ({ state }));
    expect(stakeOf({ positions, earns: 4000, plans })).toEqual({ loss, score });
  });

  it("an empty best-seller comes before three empty shelf-warmers", () => {
    const best = atStake(position({ stock: 0, sold: 140 }), none);
    const slow = atStake(position({ stock: 0, sold: 28 }), none);
    const score = (positions: (typeof best)[]) => stakeOf({ positions, earns: 0, plans: [] }).score;
    expect(score([best])).toBeGreaterThan(score([slow, slow, slow]));
  });
});
