import { describe, expect, it, test } from "vitest";
import { freeUntil, type CancellationPolicy } from "./cancellation-policy.ts";
import { fullUntilHours, isPlain, policySteps } from "./policy-steps.ts";

const policy = (...windows: [hours: number, share: number][]): CancellationPolicy => ({
  ...freeUntil(0),
  windows: windows.map(([hours, share]) => ({ hours, share })),
});

test.each([
  ["the usual two windows", policy([24, 100], [6, 50]), ["24:100", "6:50", "after:0"]],
  ["one window", policy([12, 100]), ["12:100", "after:0"]],
  ["one that reaches the start", policy([0, 100]), ["0:100"]],
  ["two, the last of which reaches it", policy([24, 100], [0, 30]), ["24:100", "0:30"]],
  ["two that come to the same", policy([48, 100], [24, 100], [6, 50]), ["24:100", "6:50", "after:0"]],
  ["one that says nothing comes back", policy([24, 100], [6, 0]), ["24:100", "after:0"]],
  ["nothing at all", policy([24, 0]), ["after:0"]],
])("%s", (_, told, steps) => {
  expect(policySteps(told).map(({ hours, share }) => `${hours ?? "after"}:${share}`)).toEqual(steps);
});

test.each([
  [policy([24, 100], [6, 50]), 24],
  [policy([48, 100], [12, 100], [6, 50]), 12],
  [policy([24, 80]), 0],
  [freeUntil(36), 36],
])("everything comes back until so many hours before", (told, hours) => {
  expect(fullUntilHours(told)).toBe(hours);
});

describe("a policy is plain", () => {
  it("where it says no more than until when cancelling is free", () => {
    expect(isPlain(freeUntil(24))).toBe(true);
    expect(isPlain(freeUntil(0))).toBe(true);
  });

  it.each([
    ["a second window", policy([24, 100], [6, 50])],
    ["a smaller share", policy([24, 90])],
    ["a share for who does not come", { ...freeUntil(24), noShowShare: 10 }],
    ["credits of its own", { ...freeUntil(24), returns: { kind: "credits", amount: 1, expiresInDays: 30 } }],
  ] satisfies [string, CancellationPolicy][])("but not with %s", (_, told) => {
    expect(isPlain(told)).toBe(false);
  });
});
