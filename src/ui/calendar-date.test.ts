import { expect, test } from "vitest";
import { dateToIso, isoToDate, weekStart } from "./calendar-date.ts";

test.each(["2026-01-01", "2026-03-29", "2024-02-29", "2026-12-31"])("%s survives the picker", (day) => {
  expect(dateToIso(isoToDate(day))).toBe(day);
});

test("weeks start as in the locale", () => {
  expect(weekStart("es-AR")).toBe(1);
  expect(weekStart("en")).toBe(0);
});
