import { expect, test } from "vitest";
import { openHours } from "./open-hours.ts";

test("working hours are cut to the range that is looked at", () => {
  const at = (hour: number) => Date.UTC(2026, 10, 23, hour); // a Monday
  const rules = [{ weekday: 1, start: "09:00", end: "17:00" }];
  expect(openHours({ zone: "UTC", rules, overrides: [], from: at(12), to: at(24) })).toEqual([
    { start: at(12), end: at(17) },
  ]);
});
