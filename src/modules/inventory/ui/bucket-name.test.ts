import { expect, it } from "vitest";
import { addDays } from "#lib/time.ts";
import { roundTicks } from "./bucket-name.ts";

const days = (from: string, count: number) => Array.from({ length: count }, (_, n) => addDays(from, n));

it.each([
  [
    "a day",
    Array.from({ length: 24 }, (_, n) => `2026-03-02T${String(n).padStart(2, "0")}`),
    ["2026-03-02T00", "2026-03-02T21"],
  ],
  ["a week", days("2026-03-03", 7), ["2026-03-03", "2026-03-09"]],
  ["a month", days("2026-03-03", 30), ["2026-03-09", "2026-03-30"]],
  ["a quarter", days("2026-01-05", 90), ["2026-01-15", "2026-04-01"]],
  ["a year", days("2026-01-05", 365), ["2026-02-01", "2027-01-01"]],
])("%s is named at round times", (_, keys, [first, last]) => {
  const ticks = roundTicks(keys);
  expect([ticks[0], ticks.at(-1)]).toEqual([first, last]);
  expect(ticks.length).toBeLessThanOrEqual(12);
});
