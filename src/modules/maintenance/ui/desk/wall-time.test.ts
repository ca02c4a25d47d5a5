import { expect, it } from "vitest";
import { wallTimeToInstant } from "./wall-time.ts";

it.each([
  ["2026-07-14T09:30", "America/Argentina/Buenos_Aires", "2026-07-14T12:30:00Z"],
  ["2026-07-14T00:00", "America/Argentina/Buenos_Aires", "2026-07-14T03:00:00Z"],
  ["2026-03-29T01:30", "Europe/Madrid", "2026-03-29T00:30:00Z"],
  ["2026-03-29T03:30", "Europe/Madrid", "2026-03-29T01:30:00Z"],
  ["2026-07-14T09:30", "Asia/Kolkata", "2026-07-14T04:00:00Z"],
])("%s in %s", (wall, zone, instant) => {
  expect(new Date(wallTimeToInstant(wall, zone)).toISOString()).toBe(instant.replace("Z", ".000Z"));
});
