import { describe, expect, test } from "vitest";
import { digestDate, nextDigest } from "./digest-time.ts";

const at = (local: string, zone: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;

describe("nextDigest", () => {
  test.each([
    ["later today", "America/Argentina/Buenos_Aires", 7, "2026-03-02T06:59", "2026-03-02T07:00"],
    ["tomorrow", "America/Argentina/Buenos_Aires", 7, "2026-03-02T07:00", "2026-03-03T07:00"],
    ["over the night of 23 hours", "Europe/Madrid", 7, "2026-03-28T07:00", "2026-03-29T07:00"],
    ["over the night of 25 hours", "Europe/Madrid", 7, "2026-10-24T07:00", "2026-10-25T07:00"],
    ["at an hour that is skipped", "Europe/Madrid", 2, "2026-03-28T02:00", "2026-03-29T03:00"],
    ["at a midnight that is skipped", "America/Santiago", 0, "2026-09-05T00:00", "2026-09-06T01:00"],
    ["over a date that is missing", "Pacific/Apia", 7, "2011-12-29T07:00", "2011-12-31T07:00"],
  ])("%s", (_what, zone, hour, after, next) => expect(nextDigest(zone, hour, at(after, zone))).toBe(at(next, zone)));
});

describe("digestDate", () => {
  const zone = "America/Argentina/Buenos_Aires";
  test.each([
    ["in time", "2026-03-01", "2026-03-02T07:00", "2026-03-02"],
    ["the first", null, "2026-03-02T07:00", "2026-03-02"],
    ["woken in the afternoon after days", "2026-02-27", "2026-03-02T15:00", "2026-03-02"],
    ["woken before the hour", "2026-02-27", "2026-03-02T03:00", null],
    ["told already", "2026-03-02", "2026-03-02T07:00", null],
  ])("%s", (_what, last, now, date) => expect(digestDate(zone, 7, last, at(now, zone))).toBe(date));
});
