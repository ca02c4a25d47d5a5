import { describe, expect, it } from "vitest";
import { nearDay } from "./near-day.ts";

const ZONE = "America/Argentina/Buenos_Aires";
const near = (at: string, now: string) => nearDay(Date.parse(`${at}-03:00`), Date.parse(`${now}-03:00`), ZONE);

describe("what a day is called from close by", () => {
  it("goes by the wall's date and not by how many hours are left", () => {
    expect(near("2026-03-04T00:30", "2026-03-03T23:50")).toBe("tomorrow");
    expect(near("2026-03-04T23:30", "2026-03-04T00:10")).toBe("today");
    expect(near("2026-03-05T00:10", "2026-03-03T23:50")).toBeNull();
    expect(near("2026-03-03T09:00", "2026-03-04T09:00")).toBeNull();
  });
  it("knows the last day of a month", () => expect(near("2026-03-01T09:00", "2026-02-28T09:00")).toBe("tomorrow"));
});
