import { describe, expect, it } from "vitest";
import { heavier, heaviest, shouldNotify, priorityAt } from "./escalation.ts";

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

describe("whether people hear of it", () => {
  const alert = (changes: object) => ({
    state: "open",
    priority: "high" as const,
    timesNotified: 1,
    lastNotifiedAt: NOW - 5 * HOUR,
    ...changes,
  });
  it.each([
    ["at once", { timesNotified: 0, lastNotifiedAt: null }, true],
    ["at once again, when it became worse", { lastNotifiedAt: null }, true],
    ["high: after four hours", { lastNotifiedAt: NOW - 4 * HOUR }, true],
    ["high: not before", { lastNotifiedAt: NOW - 3.9 * HOUR }, false],
    ["critical: after half an hour", { priority: "critical", lastNotifiedAt: NOW - HOUR / 2 }, true],
    ["critical: not before", { priority: "critical", lastNotifiedAt: NOW - HOUR / 3 }, false],
    [
      "critical: the second time after an hour",
      { priority: "critical", timesNotified: 2, lastNotifiedAt: NOW - HOUR },
      true,
    ],
    ["critical: not before", { priority: "critical", timesNotified: 2, lastNotifiedAt: NOW - 0.9 * HOUR }, false],
    ["never less often than daily", { timesNotified: 90, lastNotifiedAt: NOW - 24 * HOUR }, true],
    ["medium: after a day", { priority: "medium", lastNotifiedAt: NOW - 24 * HOUR }, true],
    ["medium: not before", { priority: "medium", lastNotifiedAt: NOW - 23 * HOUR }, false],
    ["low: once", { priority: "low", lastNotifiedAt: NOW - 9000 * HOUR }, false],
    ["not while somebody answers for it", { state: "acknowledged", lastNotifiedAt: null }, false],
    ["not while it is put off", { state: "snoozed", lastNotifiedAt: null }, false],
  ])("%s", (_, changes, notified) => {
    expect(shouldNotify(alert(changes), NOW)).toBe(notified);
  });
});

it("weighs priorities against each other", () => {
  expect(heavier("critical", "high")).toBe(true);
  expect(heavier("high", "high")).toBe(false);
  expect(heaviest("low", "medium")).toBe("medium");
  expect(heaviest("critical", "medium")).toBe("critical");
});
