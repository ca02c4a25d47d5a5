import { describe, expect, test } from "vitest";
import { overlappingRule, overlappingWindow } from "./weekly-hours.ts";

const hours = (text: string) => {
  const [start = "", end = ""] = text.split("-");
  return { start, end };
};
/** "1 09:00-13:00 2026-01-01..2026-06-30" */
const rule = (text: string) => {
  const [weekday, window = "", dates = ".."] = text.split(" ");
  const [from, until] = dates.split("..");
  return { weekday: Number(weekday), ...hours(window), effectiveFrom: from || null, effectiveUntil: until || null };
};

describe("overlappingWindow", () => {
  test.each([
    [[], null],
    [["09:00-13:00", "13:00-17:00"], null],
    [["09:00-13:00", "12:59-17:00"], 1],
    [["15:00-24:00", "00:00-09:00", "08:00-10:00"], 2],
    [["09:00-10:00", "08:00-12:00"], 1],
    [["09:00-10:00", "09:00-10:00"], 1],
  ])("%j → %s", (windows, expected) => {
    expect(overlappingWindow(windows.map(hours))).toBe(expected);
  });
});

describe("overlappingRule", () => {
  test.each([
    [["1 09:00-13:00", "2 09:00-13:00"], null],
    [["1 09:00-13:00", "1 13:00-17:00"], null],
    [["1 09:00-13:00", "1 12:00-17:00"], 1],
    [["1 09:00-13:00 ..2026-06-30", "1 09:00-13:00 2026-07-01.."], null],
    [["1 09:00-13:00 2026-07-01..", "1 09:00-13:00 ..2026-06-30"], null],
    [["1 09:00-13:00 ..2026-07-01", "1 09:00-13:00 2026-07-01.."], 1],
    [["1 09:00-13:00", "3 09:00-10:00", "1 10:00-11:00 2026-03-01..2026-03-31"], 2],
  ])("%j → %s", (rules, expected) => {
    expect(overlappingRule(rules.map(rule))).toBe(expected);
  });

  test("rules without dates at all", () => {
    expect(
      overlappingRule([
        { weekday: 1, ...hours("09:00-10:00") },
        { weekday: 1, ...hours("09:30-10:30") },
      ]),
    ).toBe(1);
  });
});
