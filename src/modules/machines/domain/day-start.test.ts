import { expect, it } from "vitest";
import { dayStart } from "./day-start.ts";

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

it.each([
  ["America/Argentina/Buenos_Aires", "2026-03-03T01:30:00Z", 0, "2026-03-02T03:00:00Z"],
  ["America/Argentina/Buenos_Aires", "2026-03-03T03:00:00Z", 0, "2026-03-03T03:00:00Z"],
  ["America/Argentina/Buenos_Aires", "2026-03-03T12:00:00Z", 2, "2026-03-01T03:00:00Z"],
  // Clocks went back on Saturday night: Sunday has 25 hours.
  ["America/Santiago", "2026-04-05T20:00:00Z", 1, "2026-04-04T03:00:00Z"],
])("in %s at %s, %i days back", (zone, now, back, midnight) => {
  expect(dayStart(at(now), zone, back)).toBe(at(midnight));
});
