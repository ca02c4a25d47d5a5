import { describe, expect, test } from "vitest";
import {
  addPeriod,
  clock,
  copyDay,
  cutOut,
  type Draft,
  fingerprint,
  nudge,
  periodsOf,
  put,
  readClock,
  remove,
  roomOn,
  toDrafts,
  toRules,
  toWeekday,
  troubled,
  weeklyMinutes,
} from "./week-draft.ts";

const always = { from: null, until: null };
/** "a 1 9-13": key, weekday, hours. */
const draft = (text: string, period: { from: string | null; until: string | null } = always): Draft => {
  const [key = "", weekday, hours = ""] = text.split(" ");
  const [start = 0, end = 0] = hours.split("-").map((hour) => Number(hour) * 60);
  return { key, weekday: Number(weekday), start, end, ...period };
};
const written = (drafts: readonly Draft[]) =>
  drafts.map(({ key, weekday, start, end }) => `${key} ${weekday} ${start / 60}-${end / 60}`);

describe("readClock", () => {
  test.each([
    ["9", 540],
    ["09:30", 570],
    ["930", 570],
    ["9.05", 545],
    ["24", 1440],
    ["24:00", 1440],
    ["0", 0],
    ["14 hs", 840],
    ["9h30", 570],
    ["24:01", null],
    ["25", null],
    ["9:7", null],
    ["", null],
    ["mañana", null],
  ])("%s → %s", (typed, minutes) => expect(readClock(typed)).toBe(minutes));
});

test("clock writes what the server reads", () => {
  expect([0, 545, 1440].map(clock)).toEqual(["00:00", "09:05", "24:00"]);
});

test("rules go in and come out the same, in order", () => {
  const rules = [
    { weekday: 5, start: "00:00", end: "01:30", effectiveFrom: null, effectiveUntil: null },
    { weekday: 1, start: "09:00", end: "13:00", effectiveFrom: "2026-03-01", effectiveUntil: null },
    { weekday: 4, start: "20:00", end: "24:00", effectiveFrom: null, effectiveUntil: null },
  ];
  expect(toRules(toDrafts(rules))).toEqual([rules[1], rules[2], rules[0]]);
  expect(fingerprint(toDrafts(rules))).toBe(fingerprint(toDrafts(rules)));
  expect(periodsOf(toDrafts(rules))).toEqual([always, { from: "2026-03-01", until: null }]);
});

describe("put", () => {
  test("swallows what it touches, on its own day alone", () => {
    const drafts = [draft("a 1 9-11"), draft("b 1 15-17"), draft("c 2 9-11")];
    expect(written(put(drafts, draft("n 1 11-15")))).toEqual(["c 2 9-11", "n 1 9-17"]);
  });
  test("replaces itself when moved", () =>
    expect(written(put([draft("a 1 9-11")], draft("a 1 10-12")))).toEqual(["a 1 10-12"]));
  test("leaves other periods alone", () => {
    const summer = draft("s 1 9-11", { from: "2026-12-01", until: null });
    expect(put([summer], draft("n 1 9-11"))).toHaveLength(2);
  });
});

describe("nudge", () => {
  const drafts = [draft("a 1 9-11"), draft("b 1 12-14")];
  test.each([
    ["a", "move", 15, "a 1 9.25-11.25"],
    ["a", "move", 120, "a 1 10-12"],
    ["a", "move", -1000, "a 1 0-2"],
    ["b", "move", 1000, "b 1 22-24"],
    ["a", "end", 120, "a 1 9-12"],
    ["a", "end", -1000, "a 1 9-9.25"],
    ["b", "start", -120, "b 1 11-14"],
    ["b", "start", 1000, "b 1 13.75-14"],
  ] as const)("%s %s by %s → %s", (key, what, by, expected) => {
    expect(written(nudge(drafts, key, what, by))).toContain(expected);
  });
});

test("toWeekday goes where there is room, and nowhere else", () => {
  const drafts = [draft("a 1 9-11"), draft("b 2 10-12")];
  expect(written(toWeekday(drafts, "a", 3))).toContain("a 3 9-11");
  expect(written(toWeekday(drafts, "a", 2))).toEqual(written(drafts));
  expect(toWeekday(drafts, "nobody", 2)).toEqual(drafts);
});

test("roomOn", () => {
  expect(roomOn([], 1, always)).toEqual({ start: 540, end: 780 });
  expect(roomOn([draft("a 1 9-13")], 1, always)).toEqual({ start: 840, end: 1080 });
  expect(roomOn([draft("a 1 9-23")], 1, always)).toEqual({ start: 1380, end: 1440 });
  expect(roomOn([draft("a 1 9-24")], 1, always)).toBeNull();
});

test("copyDay replaces", () => {
  const copied = copyDay([draft("a 1 9-11"), draft("b 2 15-16"), draft("c 3 8-9")], 1, always, [2, 4]);
  expect(copied.map(({ weekday, start }) => [weekday, start / 60])).toEqual([
    [1, 9],
    [3, 8],
    [2, 9],
    [4, 9],
  ]);
});

test("troubled marks both of an overlap, and what ends before it begins", () => {
  expect(
    [...troubled([draft("a 1 9-11"), draft("b 1 10-12"), draft("c 1 12-13"), draft("d 2 10-9")])].toSorted(),
  ).toEqual(["a", "b", "d"]);
  expect(
    troubled([
      draft("a 1 9-11", { from: null, until: "2026-06-30" }),
      draft("b 1 9-11", { from: "2026-07-01", until: null }),
    ]).size,
  ).toBe(0);
});

test("remove and weeklyMinutes", () => {
  const drafts = [draft("a 1 9-11"), draft("b 2 10-12")];
  expect(weeklyMinutes(drafts, always)).toBe(240);
  expect(written(remove(drafts, "a"))).toEqual(["b 2 10-12"]);
});

describe("periods", () => {
  const dates = (drafts: readonly Draft[]) => drafts.map(({ from, until }) => `${from ?? ""}..${until ?? ""}`);
  const week = [draft("a 1 9-11")];
  test.each([
    [{ from: "2027-01-04", until: null }, ["..2027-01-03"]],
    [{ from: null, until: "2027-01-04" }, ["2027-01-05.."]],
    [{ from: "2027-01-04", until: "2027-02-28" }, ["..2027-01-03", "2027-03-01.."]],
    [{ from: null, until: null }, []],
  ])("%j cut out of a week for ever", (period, left) => expect(dates(cutOut(week, period))).toEqual(left));

  test("those of other dates stay as they are", () => {
    const past = [draft("a 1 9-11", { from: null, until: "2026-12-31" })];
    expect(cutOut(past, { from: "2027-01-04", until: null })).toEqual(past);
  });

  test("a new one begins as a copy and overlaps nothing", () => {
    const both = addPeriod(week, always, { from: "2027-01-04", until: "2027-02-28" });
    expect(dates(both)).toEqual(["..2027-01-03", "2027-03-01..", "2027-01-04..2027-02-28"]);
    expect(troubled(both).size).toBe(0);
    expect(new Set(both.map(({ key }) => key)).size).toBe(3);
  });
});
