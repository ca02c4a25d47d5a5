import { describe, expect, it } from "vitest";

import { aDay, at, aWeek, on, starts, weekly } from "./slots.fixture.ts";
import { findSlots } from "./slots.ts";

const always = (...hours: string[]) => ({ rules: weekly("1-7", ...hours) });

describe("when the clocks go forward", () => {
  const NEW_YORK = "America/New_York"; // 8 March 2026: 02:00 becomes 03:00

  it("Monday 09:00 is 09:00 on the wall, an hour earlier in the world", () => {
    const query = (date: string) => aDay(date, NEW_YORK, always("09:00-10:00"));
    expect(starts(query("2026-03-02"))).toEqual(["02 09:00"]);
    expect(starts(query("2026-03-09"))).toEqual(["09 09:00"]);
    const [before] = findSlots(query("2026-03-02"));
    const [after] = findSlots(query("2026-03-09"));
    expect((after?.start ?? 0) - (before?.start ?? 0)).toBe((7 * 24 - 1) * 3_600_000);
  });

  it("steps count elapsed time, so the grid skips with the clock", () => {
    expect(starts(aDay("2026-03-08", NEW_YORK, always("00:30-05:00")))).toEqual(["08 00:30", "08 01:30", "08 03:30"]);
  });

  it("hours that begin in the missing hour begin as much later", () => {
    expect(starts(aDay("2026-03-08", NEW_YORK, always("02:15-05:00")))).toEqual(["08 03:15"]);
  });

  it("hours that the change leaves empty vanish, and hours that it brings together merge", () => {
    expect(starts(aDay("2026-03-08", NEW_YORK, { ...always("02:30-03:15"), durationMin: 5, stepMin: 5 }))).toEqual([]);
    const parted = always("00:30-02:00", "03:00-05:30");
    expect(starts(aDay("2026-03-08", NEW_YORK, parted))).toEqual(["08 00:30", "08 01:30", "08 03:30", "08 04:30"]);
    expect(starts(aDay("2026-03-07", NEW_YORK, parted))).toEqual(["07 00:30", "07 03:00", "07 04:00"]);
  });

  it("a day without midnight begins at one", () => {
    // Santiago, 6 September 2026, and Cairo, 24 April 2026: 00:00 becomes 01:00.
    expect(starts(aDay("2026-09-06", "America/Santiago", always("00:00-03:00")))).toEqual(["06 01:00", "06 02:00"]);
    expect(starts(aDay("2026-04-24", "Africa/Cairo", always("00:30-03:00")))).toEqual(["24 01:30"]);
    const overnight = { ...always("22:30-24:00", "00:00-02:30"), durationMin: 30 };
    expect(starts(aDay("2026-04-24", "Africa/Cairo", overnight))).toEqual(["24 01:30", "24 22:30", "24 23:30"]);
  });

  it("the end of an evening that does not exist is pushed past the morning that does", () => {
    // Pyongyang, 4 May 2018: 23:30 becomes 00:00 of the 5th.
    const rules = [...weekly("5", "23:40-24:00"), ...weekly("6", "00:00-01:00")];
    expect(starts(aDay("2018-05-05", "Asia/Pyongyang", { rules, durationMin: 30, stepMin: 30 }))).toEqual([
      "05 00:00",
      "05 00:30",
    ]);
  });
});

describe("when the clocks go back", () => {
  it("the hour that comes twice is offered twice", () => {
    expect(starts(aDay("2026-10-25", "Europe/Madrid", always("01:00-04:00")))).toEqual([
      "25 01:00",
      "25 02:00",
      "25 02:00",
      "25 03:00",
    ]);
  });

  it("by half an hour, the grid shifts by half an hour", () => {
    // Lord Howe, 5 April 2026: 02:00 becomes 01:30.
    expect(starts(aDay("2026-04-05", "Australia/Lord_Howe", always("00:00-03:30")))).toEqual([
      "05 00:00",
      "05 01:00",
      "05 01:30",
      "05 02:30",
    ]);
  });

  it("over midnight, the evening is an hour longer", () => {
    // Buenos Aires, 15 March 2008: 24:00 becomes 23:00.
    expect(starts(aDay("2008-03-15", "America/Argentina/Buenos_Aires", always("22:00-24:00")))).toEqual([
      "15 22:00",
      "15 23:00",
      "15 23:00",
    ]);
  });

  it("and a date comes back, the horizon and the daily maximum know it", () => {
    // St. John's, 7 November 2010: 00:01 becomes 23:01 of the 6th.
    const saturday = aDay("2010-11-06", "America/St_Johns", { ...always("00:00-24:00"), stepMin: 30, durationMin: 1 });
    const late = {
      ...saturday,
      to: at("2010-11-07 01:00", saturday.zone),
      from: at("2010-11-06 22:45", saturday.zone),
    };
    const everything = ["06 23:00", "06 23:30", "07 00:00", "06 23:30", "07 00:00", "07 00:30"];
    expect(starts(late)).toEqual(everything);
    const saturdays = ["06 23:00", "06 23:30", "06 23:30"];
    expect(starts({ ...late, horizonDays: 1 })).toEqual(saturdays);
    const sunday = at("2010-11-07 12:00", saturday.zone);
    expect(starts({ ...late, dailyMax: 1, bookedStarts: [sunday] })).toEqual(saturdays);
  });
});

describe("a date that a zone skipped", () => {
  it("has no hours, neither by rule nor by override", () => {
    const query = aWeek({
      zone: "Pacific/Apia",
      now: at("2011-12-28 00:00", "Pacific/Apia"),
      ...always("09:00-10:00"),
    });
    const range = { from: at("2011-12-29 00:00", "Pacific/Apia"), to: at("2012-01-01 00:00", "Pacific/Apia") };
    expect(starts({ ...query, ...range })).toEqual(["29 09:00", "31 09:00"]);
    expect(starts({ ...query, ...range, overrides: [on("2011-12-30", "15:00-16:00")] })).toEqual([
      "29 09:00",
      "31 09:00",
    ]);
  });

  it("does not part the evening before it from the morning after", () => {
    const query = aDay("2011-12-31", "Pacific/Apia", { ...always("22:20-24:00", "00:00-02:00") });
    expect(starts(query)).toEqual(["31 00:20", "31 22:20", "31 23:20"]);
  });
});

describe("hours around the clock", () => {
  const steps = { stepMin: 7 * 60, durationMin: 60 };

  it("are one window, whose grid does not depend on the range that is asked", () => {
    const week = aWeek({ ...always("00:00-24:00"), ...steps });
    const later = { ...week, from: at("2026-03-04 00:00") };
    expect(starts(week)).toHaveLength(24);
    expect(findSlots(later)).toEqual(findSlots(week).filter(({ start }) => start >= later.from));
  });

  it("begin with the rules, or after the last day that was not open throughout", () => {
    const since = always("00:00-13:00", "12:00-24:00").rules.map((rule) => ({ ...rule, effectiveFrom: "2026-02-01" }));
    const first = (query = {}) => starts(aWeek({ rules: since, ...steps, ...query }))[0];
    // 29 days of 24 hours are 99 steps of 7 hours and 3 hours more.
    expect(first()).toBe("02 04:00");
    expect(first({ overrides: [on("2026-02-10"), on("2026-03-01")] })).toBe("02 00:00");
    expect(first({ overrides: [on("2026-03-01", "10:00-24:00")] })).toBe("02 00:00");
    expect(first({ overrides: [on("2026-03-01", "11:00-24:00"), on("2026-02-10")] })).toBe("02 01:00");
    expect(first({ overrides: [on("2026-03-01", "00:00-24:00")] })).toBe("02 04:00");
  });

  it("do not exist before 1973", () => {
    expect(starts(aDay("1972-12-31", "UTC", always("09:00-10:00")))).toEqual([]);
    expect(starts(aDay("1973-01-01", "UTC", always("09:00-10:00")))).toEqual(["01 09:00"]);
  });
});
