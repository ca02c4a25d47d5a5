import { expect, it } from "vitest";
import { monthsAhead } from "./sale-months.ts";

it("names this month and the next three, across the year", () => {
  expect(monthsAhead(Date.UTC(2026, 10, 30, 23, 59))).toEqual(["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01"]);
});
