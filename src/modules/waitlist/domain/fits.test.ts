import { describe, expect, it } from "vitest";
import { fits, type Wishes } from "./fits.ts";

const zone = "America/Argentina/Buenos_Aires";
/** Tuesday 3 March 2026, by the wall in Buenos Aires. */
const at = (time: string, date = "2026-03-03"): number => Date.parse(`${date}T${time}:00-03:00`);
const any: Wishes = {
  professionalIds: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromTime: "00:00",
  untilTime: "23:59",
  dateFrom: null,
  dateUntil: null,
};

describe("a freed time fits who waits for it", () => {
  it.each<[string, Partial<Wishes>, number, boolean]>([
    ["no wishes at all", {}, at("16:00"), true],
    ["with this professional", { professionalIds: ["bruno", "ana"] }, at("16:00"), true],
    ["with another one", { professionalIds: ["bruno"] }, at("16:00"), false],
    ["with nobody", { professionalIds: [] }, at("16:00"), false],
    ["on that weekday", { weekdays: [2, 4] }, at("16:00"), true],
    ["on another weekday", { weekdays: [1, 3] }, at("16:00"), false],
    ["from then on", { fromTime: "16:00" }, at("16:00"), true],
    ["a minute too early", { fromTime: "16:01" }, at("16:00"), false],
    ["until then", { untilTime: "16:00" }, at("16:00"), true],
    ["a minute too late", { untilTime: "15:59" }, at("16:00"), false],
    ["at midnight, the day's first minute", {}, at("00:00"), true],
    ["the first date", { dateFrom: "2026-03-03" }, at("16:00"), true],
    ["before the first date", { dateFrom: "2026-03-04" }, at("16:00"), false],
    ["the last date", { dateUntil: "2026-03-03" }, at("16:00"), true],
    ["after the last date", { dateUntil: "2026-03-02" }, at("16:00"), false],
    // 23:30 in Buenos Aires is Wednesday already in UTC.
    ["late at night, by the wall's weekday", { weekdays: [2] }, at("23:30"), true],
    ["late at night, by the wall's date", { dateUntil: "2026-03-03" }, at("23:30"), true],
  ])("%s", (_name, wishes, start, expected) => {
    expect(fits({ ...any, ...wishes }, { professionalId: "ana", start, zone })).toBe(expected);
  });

  it("by the wall before and after a clock change", () => {
    const madrid = "Europe/Madrid";
    const wishes = { ...any, fromTime: "09:00", untilTime: "09:00" };
    expect(fits(wishes, { professionalId: "ana", start: Date.parse("2026-03-27T09:00:00+01:00"), zone: madrid })).toBe(
      true,
    );
    expect(fits(wishes, { professionalId: "ana", start: Date.parse("2026-03-30T09:00:00+02:00"), zone: madrid })).toBe(
      true,
    );
    expect(fits(wishes, { professionalId: "ana", start: Date.parse("2026-03-30T09:00:00+01:00"), zone: madrid })).toBe(
      false,
    );
  });
});
