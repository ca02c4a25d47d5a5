import { describe, expect, it } from "vitest";

import { at, aWeek, between, on, starts, weekly } from "./slots.fixture.ts";
import { whyNot } from "./why-not.ts";

describe("why is this not free?", () => {
  const monday = (time: string) => at(`2026-03-02 ${time}`);
  const morning = between("2026-03-02 09:00", "2026-03-02 12:00");

  it("it is", () => {
    expect(whyNot(aWeek(), monday("09:00"))).toBeNull();
  });

  it("it has gone by", () => {
    const now = monday("10:30");
    expect(whyNot(aWeek({ now }), monday("10:00"))).toEqual({ rule: "past", earliest: now });
  });

  it("it is too soon", () => {
    const query = aWeek({ now: monday("08:00"), minNoticeMin: 150 });
    expect(whyNot(query, monday("10:00"))).toEqual({ rule: "notice", earliest: monday("10:30") });
    expect(whyNot(query, monday("11:00"))).toBeNull();
  });

  it("it is too far ahead", () => {
    expect(whyNot(aWeek({ horizonDays: 0 }), monday("09:00"))).toEqual({ rule: "horizon" });
    expect(whyNot(aWeek({ to: Infinity }), at("9999-03-01 09:00"))).toEqual({ rule: "horizon" });
  });

  it("nobody works then", () => {
    expect(whyNot(aWeek(), monday("08:00"))).toEqual({ rule: "no_working_hours" });
    expect(whyNot(aWeek(), monday("12:00"))).toEqual({ rule: "no_working_hours" });
    expect(whyNot(aWeek(), at("2026-03-03 09:00"))).toEqual({ rule: "no_working_hours" });
  });

  it("that date has other hours", () => {
    const overrides = [on("2026-03-01"), on("2026-03-02", "15:00-16:00")];
    expect(whyNot(aWeek({ overrides }), monday("09:00"))).toEqual({ rule: "override", index: 1 });
    expect(whyNot(aWeek({ overrides }), monday("15:00"))).toBeNull();
  });

  it("it would end after closing time", () => {
    expect(whyNot(aWeek({ stepMin: 30 }), monday("11:30"))).toEqual({ rule: "outside_window", window: morning });
  });

  it("it lies between two starts of the grid", () => {
    expect(whyNot(aWeek(), monday("09:30"))).toEqual({ rule: "off_grid", window: morning });
    expect(whyNot(aWeek(), monday("09:00") + 1)).toEqual({ rule: "off_grid", window: morning });
  });

  it("somebody is absent, or has an appointment", () => {
    const blocks = [between("2026-03-01 09:00", "2026-03-01 10:00"), between("2026-03-02 09:30", "2026-03-02 09:40")];
    expect(whyNot(aWeek({ blocks }), monday("09:00"))).toEqual({ rule: "block", index: 1 });
    const busy = [between("2026-03-02 08:00", "2026-03-02 08:30"), between("2026-03-02 10:00", "2026-03-02 10:30")];
    expect(whyNot(aWeek({ busy }), monday("10:00"))).toEqual({ rule: "busy", index: 1 });
    expect(whyNot(aWeek({ busy }), monday("09:00"))).toBeNull();
  });

  it("a buffer is in the way", () => {
    const busy = [between("2026-03-02 08:00", "2026-03-02 08:55")];
    expect(whyNot(aWeek({ busy, bufferBeforeMin: 10 }), monday("09:00"))).toEqual({ rule: "busy", index: 0 });
  });

  it("every room is taken, or there is none", () => {
    const taken = [between("2026-03-02 10:00", "2026-03-02 10:30")];
    const earlier = [between("2026-03-02 09:30", "2026-03-02 10:05")];
    expect(whyNot(aWeek({ resources: [taken, earlier] }), monday("10:00"))).toEqual({ rule: "resource" });
    expect(whyNot(aWeek({ resources: [taken, earlier] }), monday("09:00"))).toBeNull();
    expect(whyNot(aWeek({ resources: [taken, []] }), monday("10:00"))).toBeNull();
    expect(whyNot(aWeek({ resources: [] }), monday("11:00"))).toEqual({ rule: "resource" });
  });

  it("a class with free seats is, whatever the professional's hours say", () => {
    const joinable = [between("2026-03-02 20:10", "2026-03-02 21:00")];
    const busy = [between("2026-03-02 20:00", "2026-03-02 21:00")];
    const query = aWeek({ joinable, busy, resources: [], dailyMax: 0 });
    expect(whyNot(query, monday("20:10"))).toBeNull();
    expect(whyNot(query, monday("20:00"))?.rule).toBe("no_working_hours");
    expect(whyNot({ ...query, now: monday("20:11") }, monday("20:10"))?.rule).toBe("past");
    expect(whyNot({ ...query, minNoticeMin: 40 * 60 }, monday("20:10"))?.rule).toBe("notice");
    expect(whyNot({ ...query, horizonDays: 0 }, monday("20:10"))?.rule).toBe("horizon");
  });

  it("the day is full", () => {
    const full = { dailyMax: 1, bookedStarts: [monday("16:00")] };
    expect(whyNot(aWeek(full), monday("09:00"))).toEqual({ rule: "daily_max" });
  });

  it("the first rule in order answers where several apply", () => {
    const everything = {
      busy: [morning],
      blocks: [morning],
      resources: [[morning]],
      dailyMax: 0,
      overrides: [on("2026-03-02")],
      horizonDays: 0,
      minNoticeMin: 24 * 60,
    };
    const rule = (left: Partial<typeof everything> = {}) =>
      whyNot(aWeek({ ...everything, ...left }), monday("09:00"))?.rule;
    expect(rule()).toBe("notice");
    expect(rule({ minNoticeMin: 0 })).toBe("horizon");
    expect(rule({ minNoticeMin: 0, horizonDays: 1 })).toBe("override");
    expect(rule({ minNoticeMin: 0, horizonDays: 1, overrides: [] })).toBe("block");
    expect(rule({ minNoticeMin: 0, horizonDays: 1, overrides: [], blocks: [] })).toBe("busy");
    const onlyRooms = { minNoticeMin: 0, horizonDays: 1, overrides: [], blocks: [], busy: [] };
    expect(rule(onlyRooms)).toBe("resource");
    expect(rule({ ...onlyRooms, resources: [[]] })).toBe("daily_max");
  });

  it("nothing is known outside the range that was read", () => {
    const { from, to } = aWeek();
    for (const start of [from - 1, to, NaN]) expect(whyNot(aWeek(), start)).toEqual({ rule: "out_of_range" });
  });

  it("the grid of hours that began the evening before is the same as the slots'", () => {
    const rules = [...weekly("1", "22:20-24:00"), ...weekly("2", "00:00-02:00")];
    expect(starts(aWeek({ rules }))).toContain("03 00:20");
    expect(whyNot(aWeek({ rules }), at("2026-03-03 00:20"))).toBeNull();
    expect(whyNot(aWeek({ rules }), at("2026-03-03 00:00"))?.rule).toBe("off_grid");
  });
});
