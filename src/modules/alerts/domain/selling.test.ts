import { describe, expect, it } from "vitest";
import { expectedSales, hourOfWeek, isNotSelling, type SellingFacts } from "./selling.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BA = "America/Argentina/Buenos_Aires";
const at = (local: string, zone = BA) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
/** A Wednesday at noon. */
const NOW = at("2026-03-04T12:00");

/** One sale an hour from 9 to 18 on weekdays, nothing else, for eight weeks. */
const office = Array.from({ length: 168 }, (_, hour) => ({
  hour,
  sales: hour < 120 && hour % 24 >= 9 && hour % 24 < 18 ? 8 : 0,
}));
const facts = (changes: Partial<SellingFacts> = {}): SellingFacts => ({
  since: NOW - HOUR,
  firstSaleAt: NOW - 70 * DAY,
  timeZone: BA,
  habit: office,
  ...changes,
});

describe("sales expected since the last one", () => {
  it.each([
    ["an hour of the morning", {}, 1],
    ["half an hour", { since: NOW - HOUR / 2 }, 0.5],
    ["a night", { since: at("2026-03-03T18:00") }, 3],
    ["from the afternoon before", { since: at("2026-03-03T15:30") }, 5.5],
    ["a weekend", { since: at("2026-02-27T18:00") }, 21],
    ["a year of silence is judged by its last week", { since: NOW - 365 * DAY }, 45],
    ["half the weeks, twice the rate", { firstSaleAt: NOW - 28 * DAY }, 2],
    ["known for too short a time", { firstSaleAt: NOW - 13 * DAY }, 0],
    ["never sells at this hour", { habit: [] }, 0],
    ["sold this very moment", { since: NOW }, 0],
  ])("%s", (_, changes, expected) => {
    expect(expectedSales(facts(changes), NOW)).toBeCloseTo(expected, 6);
  });

  it("when the clocks go forward an hour of habit does not come", () => {
    const zone = "America/New_York";
    const now = at("2026-03-08T06:00", zone);
    const every = Array.from({ length: 168 }, (_, hour) => ({ hour, sales: 8 }));
    const since = at("2026-03-08T00:00", zone);
    expect(expectedSales({ since, firstSaleAt: now - 90 * DAY, timeZone: zone, habit: every }, now)).toBeCloseTo(5, 6);
  });
});

it("a silence less likely than one in a hundred is told, and no other", () => {
  const since = (expected: number) =>
    facts({ since: NOW - expected * HOUR, habit: Array.from({ length: 168 }, (_, hour) => ({ hour, sales: 8 })) });
  expect([4.5, 4.6, 4.62, 9].map((hours) => isNotSelling(since(hours), NOW))).toEqual([false, false, true, true]);
});

it.each([
  ["2026-03-02T00:00", 0],
  ["2026-03-02T09:59", 9],
  ["2026-03-08T23:30", 167],
])("%s is hour %i of its week", (local, hour) => {
  expect(hourOfWeek(at(local), BA)).toBe(hour);
});
