import { expect, test } from "vitest";
import { expiryInstant, lastDayIn } from "./expiry.ts";

test("credits are good through their last day, as the institution's wall has it", () => {
  expect(new Date(expiryInstant("America/Argentina/Buenos_Aires", "2026-12-31")).toISOString()).toBe(
    "2027-01-01T03:00:00.000Z",
  );
});

test("a day whose next has no midnight ends where that one begins", () => {
  expect(new Date(expiryInstant("America/Santiago", "2026-09-05")).toISOString()).toBe("2026-09-06T04:00:00.000Z");
});

test("thirty days are counted on the wall", () => {
  expect(lastDayIn("America/Argentina/Buenos_Aires", Date.UTC(2026, 10, 22, 1), 30)).toBe("2026-12-21");
});
