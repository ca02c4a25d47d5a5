import { describe, expect, it } from "vitest";

import { freeResources } from "./free-resources.ts";
import { at, aWeek, between, on, starts, weekly } from "./slots.fixture.ts";
import { findSlots } from "./slots.ts";

describe("working hours", () => {
  it("offer a start every step, as long as the appointment ends by closing time", () => {
    expect(starts(aWeek())).toEqual(["02 09:00", "02 10:00", "02 11:00"]);
    expect(starts(aWeek({ stepMin: 30 }))).toEqual(["02 09:00", "02 09:30", "02 10:00", "02 10:30", "02 11:00"]);
    expect(starts(aWeek({ durationMin: 75 }))).toEqual(["02 09:00", "02 10:00"]);
    expect(starts(aWeek({ durationMin: 181 }))).toEqual([]);
  });

  it("give each slot its end", () => {
    expect(findSlots(aWeek({ durationMin: 180 }))).toEqual([between("2026-03-02 09:00", "2026-03-02 12:00")]);
  });

  it("start a grid of their own each time they open", () => {
    const rules = weekly("1", "14:10-16:10", "09:00-10:00");
    expect(starts(aWeek({ rules }))).toEqual(["02 09:00", "02 14:10", "02 15:10"]);
  });

  it("count as one where they touch or overlap", () => {
    const touching = weekly("1", "09:00-10:30", "10:30-12:00");
    expect(starts(aWeek({ rules: touching }))).toEqual(["02 09:00", "02 10:00", "02 11:00"]);
    const overlapping = weekly("1", "09:00-11:30", "10:15-12:00", "09:30-10:00");
    expect(starts(aWeek({ rules: overlapping }))).toEqual(["02 09:00", "02 10:00", "02 11:00"]);
  });

  it("run on over midnight, on the grid of the evening before, whichever day is asked", () => {
    const rules = [...weekly("1", "22:20-24:00"), ...weekly("2", "00:00-02:00")];
    expect(starts(aWeek({ rules }))).toEqual(["02 22:20", "02 23:20", "03 00:20"]);
    expect(starts(aWeek({ rules, from: at("2026-03-03 00:00") }))).toEqual(["03 00:20"]);
    expect(starts(aWeek({ rules, to: at("2026-03-03 00:00") }))).toEqual(["02 22:20", "02 23:20"]);
  });

  it("hold between their effective dates, both included", () => {
    const [rule] = weekly("1", "09:00-10:00");
    const mondays = (effectiveFrom: string | null, effectiveUntil: string | null) =>
      starts(
        aWeek({ to: at("2026-03-24 00:00"), rules: rule ? [{ ...rule, effectiveFrom, effectiveUntil }] : [] }),
      ).map((start) => start.slice(0, 2));
    expect(mondays(null, null)).toEqual(["02", "09", "16", "23"]);
    expect(mondays("2026-03-09", "2026-03-16")).toEqual(["09", "16"]);
    expect(mondays("2026-03-10", null)).toEqual(["16", "23"]);
    expect(mondays(null, "2026-03-15")).toEqual(["02", "09"]);
  });

  it("that end before they begin are none", () => {
    expect(starts(aWeek({ rules: weekly("1", "12:00-09:00", "10:00-10:00") }))).toEqual([]);
  });
});

describe("a date's override", () => {
  it("replaces the rules of that date", () => {
    expect(starts(aWeek({ overrides: [on("2026-03-02", "15:00-17:00")] }))).toEqual(["02 15:00", "02 16:00"]);
  });

  it("without windows closes it", () => {
    expect(starts(aWeek({ overrides: [on("2026-03-02")] }))).toEqual([]);
  });

  it("opens a day that has no rules, and adds to another of the same date", () => {
    const overrides = [on("2026-03-07", "11:00-12:00"), on("2026-03-07", "09:00-10:00")];
    expect(starts(aWeek({ rules: [], overrides }))).toEqual(["07 09:00", "07 11:00"]);
  });

  it("parts hours that would have run on over midnight", () => {
    const rules = [...weekly("1", "22:20-24:00"), ...weekly("2", "00:00-02:00")];
    expect(starts(aWeek({ rules, overrides: [on("2026-03-02")] }))).toEqual(["03 00:00", "03 01:00"]);
  });
});

describe("an absence", () => {
  it("removes every start whose appointment would touch it, and does not move the grid", () => {
    const blocks = [between("2026-03-02 09:50", "2026-03-02 10:10")];
    expect(starts(aWeek({ stepMin: 20, blocks }))).toEqual(["02 10:20", "02 10:40", "02 11:00"]);
  });

  it("may begin when the appointment ends, and end when it begins", () => {
    const blocks = [between("2026-03-02 10:00", "2026-03-02 11:00")];
    expect(starts(aWeek({ blocks }))).toEqual(["02 09:00", "02 11:00"]);
  });

  it("concerns the visible appointment, not its buffers", () => {
    const blocks = [between("2026-03-02 10:00", "2026-03-02 11:00")];
    expect(starts(aWeek({ blocks, bufferBeforeMin: 15, bufferAfterMin: 15 }))).toEqual(["02 09:00", "02 11:00"]);
  });

  it("of no length removes nothing", () => {
    expect(starts(aWeek({ blocks: [between("2026-03-02 09:30", "2026-03-02 09:30")] }))).toHaveLength(3);
  });
});

describe("busy time", () => {
  const taken = [between("2026-03-02 10:00", "2026-03-02 10:30")];
  const halves = { durationMin: 30, stepMin: 15, busy: taken, rules: weekly("1", "09:00-11:30") };

  it("keeps the appointment and both its buffers away", () => {
    expect(starts(aWeek(halves))).toEqual(["02 09:00", "02 09:15", "02 09:30", "02 10:30", "02 10:45", "02 11:00"]);
    expect(starts(aWeek({ ...halves, bufferAfterMin: 5 }))).not.toContain("02 09:30");
    expect(starts(aWeek({ ...halves, bufferBeforeMin: 5 }))).not.toContain("02 10:30");
    expect(starts(aWeek({ ...halves, bufferBeforeMin: 30, bufferAfterMin: 30 }))).toEqual(["02 09:00", "02 11:00"]);
  });

  it("lets buffers reach outside the working hours", () => {
    expect(starts(aWeek({ bufferBeforeMin: 30, bufferAfterMin: 30 }))).toEqual(["02 09:00", "02 10:00", "02 11:00"]);
    const busy = [between("2026-03-02 08:00", "2026-03-02 08:45")];
    expect(starts(aWeek({ busy, bufferBeforeMin: 30 }))).toEqual(["02 10:00", "02 11:00"]);
  });

  it("may overlap itself: a long one still counts after a short one within it has ended", () => {
    const busy = [between("2026-03-02 08:00", "2026-03-02 11:00"), between("2026-03-02 09:00", "2026-03-02 09:10")];
    expect(starts(aWeek({ busy }))).toEqual(["02 11:00"]);
  });

  it("counts from before the range that is asked", () => {
    const busy = [between("2026-02-01 00:00", "2026-03-02 10:00")];
    expect(starts(aWeek({ busy }))).toEqual(["02 10:00", "02 11:00"]);
  });
});

describe("a room or piece of equipment", () => {
  const halves = { durationMin: 30, stepMin: 30, rules: weekly("1", "09:00-11:30") };
  const blue = [between("2026-03-02 09:00", "2026-03-02 10:00")];
  const green = [between("2026-03-02 09:30", "2026-03-02 10:30"), between("2026-03-02 11:00", "2026-03-02 11:30")];

  it("is needed only where the service says so", () => {
    expect(starts(aWeek(halves))).toHaveLength(5);
    expect(starts(aWeek({ ...halves, resources: [] }))).toEqual([]);
    expect(starts(aWeek({ ...halves, resources: [[]] }))).toHaveLength(5);
  });

  it("is free where any one of them is", () => {
    expect(starts(aWeek({ ...halves, resources: [blue] }))).toEqual(["02 10:00", "02 10:30", "02 11:00"]);
    expect(starts(aWeek({ ...halves, resources: [blue, green] }))).toEqual([
      "02 09:00",
      "02 10:00",
      "02 10:30",
      "02 11:00",
    ]);
    expect(starts(aWeek({ ...halves, resources: [blue, green, []] }))).toHaveLength(5);
  });

  it("must be the same one from the first minute to the last", () => {
    // At every moment one of the two is free, but neither for as long as an hour.
    const early = [between("2026-03-02 09:00", "2026-03-02 09:30")];
    const late = [between("2026-03-02 09:30", "2026-03-02 10:00")];
    expect(starts(aWeek({ resources: [early, late] }))).toEqual(["02 10:00", "02 11:00"]);
  });

  it("is taken with both buffers, as the professional is", () => {
    const resources = [[between("2026-03-02 10:00", "2026-03-02 10:30")]];
    expect(starts(aWeek({ ...halves, resources }))).not.toContain("02 10:00");
    expect(starts(aWeek({ ...halves, resources, bufferAfterMin: 5 }))).not.toContain("02 09:30");
    expect(starts(aWeek({ ...halves, resources, bufferBeforeMin: 5 }))).not.toContain("02 10:30");
  });

  it("answers which of them would do", () => {
    const query = aWeek({ ...halves, resources: [blue, green, []] });
    expect(freeResources(query, at("2026-03-02 09:00"))).toEqual([1, 2]);
    expect(freeResources(query, at("2026-03-02 09:30"))).toEqual([2]);
    expect(freeResources({ ...query, bufferBeforeMin: 5 }, at("2026-03-02 10:00"))).toEqual([2]);
    expect(freeResources({ ...query, bufferAfterMin: 5 }, at("2026-03-02 10:30"))).toEqual([0, 2]);
    expect(freeResources(aWeek(), at("2026-03-02 09:00"))).toEqual([]);
  });
});

describe("a class with free seats", () => {
  const evening = between("2026-03-02 20:10", "2026-03-02 21:00");
  const ten = between("2026-03-02 10:00", "2026-03-02 11:00");

  it("is a slot of its own, outside the hours, off the grid and over what is taken", () => {
    const query = aWeek({
      joinable: [ten, evening],
      busy: [ten, evening],
      blocks: [evening],
      resources: [],
      dailyMax: 0,
    });
    expect(findSlots(query)).toEqual([ten, evening]);
  });

  it("says how many", () => {
    const joinable = [{ ...ten, seatsLeft: 3 }];
    expect(findSlots(aWeek({ rules: [], joinable }))).toEqual(joinable);
  });

  it("takes its place among the others, and never twice", () => {
    expect(starts(aWeek({ joinable: [ten, evening], busy: [ten] }))).toEqual([
      "02 09:00",
      "02 10:00",
      "02 11:00",
      "02 20:10",
    ]);
    const longer = between("2026-03-02 10:00", "2026-03-02 12:00");
    expect(findSlots(aWeek({ joinable: [longer, ten] })).filter(({ start }) => start === ten.start)).toEqual([longer]);
  });

  it("keeps to the range, the notice and the horizon", () => {
    const joinable = [evening];
    expect(starts(aWeek({ rules: [], joinable }))).toEqual(["02 20:10"]);
    expect(starts(aWeek({ rules: [], joinable, to: evening.start }))).toEqual([]);
    expect(starts(aWeek({ rules: [], joinable, from: evening.start + 1 }))).toEqual([]);
    expect(starts(aWeek({ rules: [], joinable, minNoticeMin: 40 * 60 }))).toEqual([]);
    expect(starts(aWeek({ rules: [], joinable, horizonDays: 0 }))).toEqual([]);
    expect(starts(aWeek({ rules: [], joinable, horizonDays: 1 }))).toEqual(["02 20:10"]);
    expect(starts(aWeek({ rules: [], joinable, now: at("2026-03-03 09:00") }))).toEqual([]);
  });
});

describe("the range, notice and horizon", () => {
  it("answer starts from `from` up to, and not including, `to`", () => {
    expect(starts(aWeek({ from: at("2026-03-02 10:00"), to: at("2026-03-02 11:00") }))).toEqual(["02 10:00"]);
    expect(starts(aWeek({ from: at("2026-03-02 10:00"), to: at("2026-03-02 10:00") }))).toEqual([]);
    expect(starts(aWeek({ from: at("2026-03-02 09:01"), to: at("2026-03-02 11:01") }))).toEqual([
      "02 10:00",
      "02 11:00",
    ]);
  });

  it("never offer the past", () => {
    expect(starts(aWeek({ now: at("2026-03-02 10:00") }))).toEqual(["02 10:00", "02 11:00"]);
    expect(starts(aWeek({ now: at("2026-03-02 10:01") }))).toEqual(["02 11:00"]);
    expect(starts(aWeek({ now: at("2036-03-02 10:01") }))).toEqual([]);
  });

  it("ask for notice in elapsed minutes", () => {
    expect(starts(aWeek({ now: at("2026-03-01 10:00"), minNoticeMin: 24 * 60 }))).toEqual(["02 10:00", "02 11:00"]);
  });

  it("reach as many calendar days as the horizon says, today being day 0", () => {
    const daily = { rules: weekly("1-7", "09:00-10:00"), now: at("2026-03-02 23:00") };
    expect(starts(aWeek({ ...daily, horizonDays: 0 }))).toEqual([]);
    expect(starts(aWeek({ ...daily, horizonDays: 1 }))).toEqual(["03 09:00"]);
    expect(starts(aWeek({ ...daily, horizonDays: 2 }))).toEqual(["03 09:00", "04 09:00"]);
    expect(starts(aWeek({ ...daily, from: at("9999-03-02 00:00"), to: at("9999-03-09 00:00") }))).toEqual([]);
  });
});

describe("a professional's daily maximum", () => {
  const twoDays = { rules: weekly("1-2", "09:00-11:00") };
  const bookedStarts = [at("2026-03-02 15:00"), at("2026-03-02 16:00"), at("2026-03-03 15:00")];

  it("closes the dates that have reached it", () => {
    expect(starts(aWeek({ ...twoDays, bookedStarts, dailyMax: 3 }))).toHaveLength(4);
    expect(starts(aWeek({ ...twoDays, bookedStarts, dailyMax: 2 }))).toEqual(["03 09:00", "03 10:00"]);
    expect(starts(aWeek({ ...twoDays, bookedStarts, dailyMax: 1 }))).toEqual([]);
  });

  it("of none closes them all; none at all closes no date", () => {
    expect(starts(aWeek({ ...twoDays, dailyMax: 0 }))).toEqual([]);
    expect(starts(aWeek({ ...twoDays, dailyMax: 1 }))).toHaveLength(4);
    expect(starts(aWeek({ ...twoDays, bookedStarts, dailyMax: null }))).toHaveLength(4);
  });

  it("belongs to the date of the start, not to the window that crosses midnight", () => {
    const rules = [...weekly("1", "22:00-24:00"), ...weekly("2", "00:00-02:00")];
    const full = { rules, bookedStarts: [at("2026-03-02 15:00")], dailyMax: 1 };
    expect(starts(aWeek(full))).toEqual(["03 00:00", "03 01:00"]);
  });
});

describe("a query that makes no sense", () => {
  it.each([
    [{ stepMin: 0 }, "stepMin"],
    [{ durationMin: -30 }, "durationMin"],
    [{ durationMin: NaN }, "durationMin"],
    [{ horizonDays: Infinity }, "horizonDays"],
    [{ zone: "America/Nowhere" }, "zone"],
    [{ rules: weekly("1", "9:00-12:00") }, "wall time"],
    [{ rules: weekly("1", "09:00:00-12:00") }, "wall time"],
    [{ rules: weekly("1", "09:00-24:01") }, "wall time"],
    [{ rules: weekly("1", "09:00-10:60") }, "wall time"],
    [{ overrides: [on("2026-13-01")] }, "date"],
    [{ overrides: [on("02/03/2026")] }, "date"],
  ])("%j is refused", (differing, message) => {
    expect(() => findSlots(aWeek(differing))).toThrow(RangeError);
    expect(() => findSlots(aWeek(differing))).toThrow(new RegExp(message, "i"));
  });
});
