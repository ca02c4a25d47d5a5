import { expect, test } from "vitest";
import { creditsFor, deadlines, freeUntil, shareAt, type CancellationPolicy } from "./cancellation-policy.ts";

const HOUR = 3_600_000;
const START = 1000 * HOUR;
const stepped: CancellationPolicy = {
  windows: [
    { hours: 24, share: 100 },
    { hours: 6, share: 50 },
  ],
  noShowShare: 0,
  returns: { kind: "spent" },
};

test.each([
  ["a week before", 168 * HOUR, 100],
  ["exactly a day before", 24 * HOUR, 100],
  ["a moment later", 24 * HOUR - 1, 50],
  ["exactly six hours before", 6 * HOUR, 50],
  ["a moment later than that", 6 * HOUR - 1, 0],
  ["at the start", 0, 0],
  ["after it", -HOUR, 0],
])("%s", (_, notice, share) => {
  expect(shareAt(stepped, START, START - notice)).toBe(share);
});

test("the words of a policy are the same instants that the judgement uses", () => {
  for (const { until, share } of deadlines(stepped, START)) {
    expect(shareAt(stepped, START, until)).toBe(share);
    expect(shareAt(stepped, START, until + 1)).toBeLessThan(share);
  }
});

test("a share of whole credits is rounded down", () => {
  expect(creditsFor(stepped, 3, 50)).toBe(1);
  expect(creditsFor(stepped, 1, 50)).toBe(0);
  expect(creditsFor(stepped, 3, 100)).toBe(3);
});

test.each([
  ["nothing spent, nothing issued", 0, 100, 0],
  ["never more than was spent", 1, 100, 1],
  ["so many at the most", 5, 100, 2],
  ["a share of those", 5, 50, 1],
  ["a share of the one that was spent is none", 1, 50, 0],
])("a policy that gives credits of the institution: %s", (_, spent, share, issued) => {
  const generous: CancellationPolicy = { ...freeUntil(24), returns: { kind: "credits", amount: 2, expiresInDays: 90 } };
  expect(creditsFor(generous, spent, share)).toBe(issued);
});
