import { describe, expect, it } from "vitest";
import { periodOf } from "./report-period.ts";

const ZONE = "America/Argentina/Buenos_Aires";
const at = (local: string, zone = ZONE) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const NOW = at("2026-03-10T15:30");

describe("periodOf", () => {
  it("means days of the institution, and as many right before, until the same time of day", () => {
    const week = periodOf({ period: "7" }, NOW, ZONE);
    expect(week).toMatchObject({
      unit: "day",
      from: "2026-03-04",
      to: "2026-03-10",
      since: at("2026-03-04T00:00"),
      before: at("2026-03-11T00:00"),
      earlier: {
        from: "2026-02-25",
        to: "2026-03-03",
        since: at("2026-02-25T00:00"),
        before: at("2026-03-03T15:30"),
        partial: true,
      },
    });
    expect(week.buckets).toHaveLength(7);
    expect(week.buckets[6]).toEqual({
      key: "2026-03-10",
      since: at("2026-03-10T00:00"),
      before: at("2026-03-11T00:00"),
      earlier: { key: "2026-03-03", since: at("2026-03-03T00:00"), before: at("2026-03-03T15:30"), whole: false },
    });
    expect(week.buckets[5]?.earlier.whole).toBe(true);
  });

  it("shows a single day by its hours", () => {
    const today = periodOf({ period: "today" }, NOW, ZONE);
    expect(today).toMatchObject({ unit: "hour", from: "2026-03-10", to: "2026-03-10" });
    expect(today.buckets).toHaveLength(24);
    expect(today.buckets[23]).toMatchObject({ key: "2026-03-10T23", before: today.before });
    expect(today.buckets[15]?.earlier).toEqual({
      key: "2026-03-09T15",
      since: at("2026-03-09T15:00"),
      before: at("2026-03-09T15:30"),
      whole: false,
    });
  });

  it("compares a period that is over with all of the one before", () => {
    const chosen = periodOf({ period: "custom", from: "2026-02-01", to: "2026-02-10" }, NOW, ZONE);
    expect(chosen.earlier).toMatchObject({
      from: "2026-01-22",
      to: "2026-01-31",
      partial: false,
      before: chosen.since,
    });
  });

  it("has nothing to compare a period of the future with", () => {
    const { earlier } = periodOf({ period: "custom", from: "2026-06-01", to: "2026-06-02" }, NOW, ZONE);
    expect(earlier.before).toBe(earlier.since);
  });

  it.each(["2026-03-08", "2026-11-01"])("leaves no gap in the hours of %s, when the clocks change", (date) => {
    const zone = "America/New_York";
    const day = periodOf({ period: "custom", from: date, to: date }, at("2026-12-01T00:00", zone), zone);
    const edges = day.buckets.flatMap(({ since, before }) => [since, before]);
    expect([edges[0], edges.at(-1)]).toEqual([day.since, day.before]);
    const gaps = day.buckets.slice(1).map(({ since }, n) => since - (day.buckets[n]?.before ?? 0));
    expect(gaps.every((gap) => gap === 0)).toBe(true);
  });

  it("takes a chosen period without its days for today", () => {
    expect(periodOf({ period: "custom" }, NOW, ZONE)).toMatchObject({ from: "2026-03-10", to: "2026-03-10" });
  });
});
