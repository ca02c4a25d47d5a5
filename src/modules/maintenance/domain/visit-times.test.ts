import { describe, expect, it } from "vitest";
import { clockWrongBy, visitTimes } from "./visit-times.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 5, 10, 12);
const told = (arrived: number, left: number, sent?: number) => ({
  arrivedAt: now + arrived,
  leftAt: now + left,
  ...(sent === undefined ? {} : { sentAt: now + sent }),
});

describe("when a visit was", () => {
  it.each([
    ["just now", told(-20 * MIN, -5 * MIN, 0), [-20 * MIN, -5 * MIN], null],
    ["two days ago, sent late by a right clock", told(-2 * DAY, -2 * DAY + HOUR, 0), [-2 * DAY, -2 * DAY + HOUR], null],
    ["a clock a minute ahead is right enough", told(-20 * MIN, -5 * MIN, MIN), [-20 * MIN, -5 * MIN], null],
    ["a clock a minute ahead, sent at once", told(-20 * MIN, MIN, MIN), [-21 * MIN, 0], MIN],
    ["a clock three hours ahead", told(3 * HOUR - 20 * MIN, 3 * HOUR, 3 * HOUR), [-20 * MIN, 0], 3 * HOUR],
    ["three hours ahead, kept for a day", told(-21 * HOUR, -20 * HOUR, 3 * HOUR), [-24 * HOUR, -23 * HOUR], 3 * HOUR],
    ["a day behind", told(-DAY - HOUR, -DAY, -DAY), [-HOUR, 0], -DAY],
    ["ahead, and it does not say when it sent", told(2 * HOUR, 3 * HOUR), [-HOUR, 0], 3 * HOUR],
    ["in no time at all", told(-HOUR, -HOUR, 0), [-HOUR - 1, -HOUR], null],
  ])("%s", (_, visit, [arrived, left], wrong) => {
    const times = visitTimes(visit, now);
    expect(times && [times.arrivedAt - now, times.leftAt - now]).toEqual([arrived, left]);
    expect(clockWrongBy(visit, times ?? { leftAt: NaN })).toBe(wrong);
  });

  it("lies no further back than a phone keeps visits", () => {
    expect(visitTimes(told(-399 * DAY, -399 * DAY, 0), now)).not.toBeNull();
    expect(visitTimes(told(-401 * DAY, -401 * DAY, 0), now)).toBeNull();
  });
});
