import { describe, expect, it } from "vitest";
import { heavier, heaviest, isToBeTold, priorityAt } from "./escalation.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 15);

describe("what it weighs by now", () => {
  it.each([
    ["high", 3.9, false, "high"],
    ["high", 4, false, "critical"],
    ["high", 4, true, "high"],
    ["medium", 23.9, false, "medium"],
    ["medium", 24, false, "high"],
    ["medium", 24, true, "medium"],
    ["medium", 9000, false, "high"],
    ["low", 9000, false, "low"],
    ["critical", 9000, false, "critical"],
  ] as const)("%s after %d h, answered for: %s → %s", (base, hours, answered, priority) => {
    expect(priorityAt(base, NOW - hours * HOUR, answered, NOW)).toBe(priority);
  });
});

describe("whether it is told", () => {
  const alert = (changes: object) => ({
    state: "open",
    priority: "high" as const,
    tellings: 1,
    lastToldAt: NOW - 5 * HOUR,
    ...changes,
  });
  it.each([
    ["at once", { tellings: 0, lastToldAt: null }, true],
    ["at once again, when it became worse", { lastToldAt: null }, true],
    ["high: after four hours", { lastToldAt: NOW - 4 * HOUR }, true],
    ["high: not before", { lastToldAt: NOW - 3.9 * HOUR }, false],
    ["critical: after half an hour", { priority: "critical", lastToldAt: NOW - HOUR / 2 }, true],
    ["critical: not before", { priority: "critical", lastToldAt: NOW - HOUR / 3 }, false],
    ["medium: after a day", { priority: "medium", lastToldAt: NOW - 24 * HOUR }, true],
    ["medium: not before", { priority: "medium", lastToldAt: NOW - 23 * HOUR }, false],
    ["low: once", { priority: "low", lastToldAt: NOW - 9000 * HOUR }, false],
    ["not while somebody answers for it", { state: "acknowledged", lastToldAt: null }, false],
    ["not while it is put off", { state: "snoozed", lastToldAt: null }, false],
  ])("%s", (_, changes, told) => {
    expect(isToBeTold(alert(changes), NOW)).toBe(told);
  });
});

it("weighs priorities against each other", () => {
  expect(heavier("critical", "high")).toBe(true);
  expect(heavier("high", "high")).toBe(false);
  expect(heaviest("low", "medium")).toBe("medium");
  expect(heaviest("critical", "medium")).toBe("critical");
});
