import { expect, it } from "vitest";
import { isInState, worstFirst, type Urgency } from "./stock-order.ts";

const position = (changes: Partial<Urgency>): Urgency => ({
  band: "enough",
  daysUntilEmpty: 10,
  perDay: 1,
  confidence: { level: "high" },
  ...changes,
});

it("puts what runs empty soonest first, of the empty what sold fastest, and what never sells last", () => {
  const still = position({ daysUntilEmpty: null, perDay: 0 });
  const slow = position({ daysUntilEmpty: 0, perDay: 1 });
  const fast = position({ daysUntilEmpty: 0, perDay: 3 });
  const soon = position({ daysUntilEmpty: 2 });
  expect([still, soon, slow, fast].toSorted(worstFirst)).toEqual([fast, slow, soon, still]);
});

it.each([
  [{}, ["all"]],
  [{ band: "empty", daysUntilEmpty: 0 }, ["all", "empty", "soon"]],
  [{ band: "oversold", daysUntilEmpty: 0 }, ["all", "empty", "soon"]],
  [{ band: "low", daysUntilEmpty: null }, ["all", "low"]],
  [{ daysUntilEmpty: 7 }, ["all", "soon"]],
  [{ daysUntilEmpty: 7.1 }, ["all"]],
  [{ confidence: { level: "low" } }, ["all", "doubtful"]],
  [{ confidence: { level: "medium" } }, ["all"]],
] as const)("%j is among %j", (changes, states) => {
  const all = ["all", "empty", "low", "soon", "doubtful"] as const;
  expect(all.filter((state) => isInState(position(changes), state))).toEqual(states);
});
