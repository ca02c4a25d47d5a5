import { describe, expect, test } from "vitest";
import * as time from "./time.ts";

const BA = "America/Argentina/Buenos_Aires";
const SANTIAGO = "America/Santiago";
const at = (iso: string) => Date.parse(iso);
const plain = (text: string) => text.replace(/\s/g, " ");

describe("writing", () => {
  const nine = at("2026-07-14T12:30:00Z");
  test.each([
    [time.formatDay(nine, BA, "es-AR"), "martes, 14 de julio"],
    [time.formatDay(nine, BA, "en"), "Tuesday, July 14"],
    [time.formatDayYear(nine, BA, "en"), "Tuesday, July 14, 2026"],
    [time.formatTime(nine, BA, "es-AR"), "09:30"],
    [time.formatTime(at("2026-07-14T03:05:00Z"), BA, "en"), "00:05"],
    [time.formatTime(nine, SANTIAGO, "en"), "08:30"],
    [time.formatDayTime(nine, BA, "en"), "Tue, Jul 14, 09:30"],
    [time.formatDate("2026-07-14", "es-AR"), "martes, 14 de julio"],
    [time.formatDateShort("2026-07-14", "en"), "Tue, Jul 14"],
    [time.datePart("2026-07-14", "es-AR", { weekday: "short" }), "mar"],
  ])("%s", (written, expected) => expect(plain(written)).toBe(expected));

  test("a range names the second day only when it is another", () => {
    expect(time.formatRange(nine, nine + 45 * 60_000, BA, "es-AR")).toBe("09:30 – 10:15");
    expect(plain(time.formatRange(at("2026-07-15T02:30:00Z"), at("2026-07-15T03:30:00Z"), BA, "en"))).toBe(
      "23:30 – Wed, Jul 15, 00:30",
    );
  });
});

describe("dates and hours on the wall", () => {
  test("just before midnight is still that day", () => {
    expect(time.dateOf(at("2026-07-15T02:59:59Z"), BA)).toBe("2026-07-14");
    expect(time.dateOf(at("2026-07-15T03:00:00Z"), BA)).toBe("2026-07-15");
  });
  test("midnight is hour 0, not 24", () => {
    expect(time.hourOf(at("2026-07-15T03:00:00Z"), BA)).toBe(0);
    expect(time.hourOf(at("2026-07-15T02:00:00Z"), BA)).toBe(23);
  });
  test("adding days crosses months, leap days and clock changes", () => {
    expect(time.addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(time.addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(time.addDays("2026-09-05", 2)).toBe("2026-09-07");
  });
  test("weekdays are counted from Monday", () => {
    expect([time.weekdayOf("2026-07-13"), time.weekdayOf("2026-07-19")]).toEqual([1, 7]);
  });
});

describe("zones", () => {
  test("two names may be one time, and stop being so", () => {
    expect(time.sameZone(BA, "America/Sao_Paulo", at("2026-07-14T12:00:00Z"))).toBe(true);
    expect(time.sameZone(BA, SANTIAGO, at("2026-01-14T12:00:00Z"))).toBe(true);
    expect(time.sameZone(BA, SANTIAGO, at("2026-07-14T12:00:00Z"))).toBe(false);
    expect(time.sameZone(BA, BA, 0)).toBe(true);
  });
  test("are named in words and by their city", () => {
    expect(time.zoneName(BA, "es-AR", at("2026-07-14T12:00:00Z"))).toBe("hora estándar de Argentina");
    expect(time.zoneName("America/New_York", "en", at("2026-07-14T12:00:00Z"))).toBe("Eastern Daylight Time");
    expect(time.zoneCity(BA)).toBe("Buenos Aires");
    expect(time.zoneCity("UTC")).toBe("UTC");
  });
  test("the device has one", () => expect(time.deviceZone()).toBeTruthy());
});

test.each([
  [600_000, "10:00"],
  [65_000, "1:05"],
  [1, "0:01"],
  [0, "0:00"],
  [-5, "0:00"],
])("countdown of %i ms", (ms, expected) => expect(time.countdown(ms)).toBe(expected));
