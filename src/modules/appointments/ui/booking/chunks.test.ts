import { describe, expect, test } from "vitest";
import { CHUNK_DAYS, chunksOfMonth, firstFreeIn, monthOf, nextFree, runOf } from "./chunks.ts";

const today = "2026-11-21";

test.each([
  ["2026-11-21", "2026-11-21"],
  ["2026-12-18", "2026-11-21"],
  ["2026-12-19", "2026-12-19"],
  ["2026-01-01", "2026-11-21"],
])("%s lies in the run that begins on %s", (date, from) => expect(runOf(today, date, CHUNK_DAYS)).toBe(from));

test.each([
  ["2026-11", ["2026-11-21"]],
  ["2026-12", ["2026-11-21", "2026-12-19"]],
  ["2027-01", ["2026-12-19", "2027-01-16"]],
  ["2026-10", []],
])("%s is covered by %j", (month, chunks) => expect(chunksOfMonth(today, month)).toEqual(chunks));

describe("next free date", () => {
  const chunk = (free: string[], nextDate: string | null = null) => ({
    days: ["2026-11-21", "2026-11-22", "2026-11-23"].map((date) => ({ date, slots: free.includes(date) ? [1] : [] })),
    nextDate,
  });
  const later = { days: [{ date: "2026-12-19", slots: [1] }], nextDate: null };

  test.each([
    ["a later day of the same chunk", [chunk(["2026-11-23"])], "2026-11-23"],
    ["what the server said of an empty chunk", [chunk([], "2027-01-04")], "2027-01-04"],
    ["nothing", [chunk([])], null],
    ["the next chunk", [chunk(["2026-11-21"]), later], "2026-12-19"],
    ["not known yet", [chunk(["2026-11-21"]), undefined], undefined],
    ["not known yet, with no more chunks asked", [chunk(["2026-11-21"])], undefined],
  ])("%s", (_, chunks, expected) => expect(nextFree("2026-11-21", chunks)).toBe(expected));
});

describe("the day that a page turned to shows", () => {
  const days = (free: Record<string, number>) =>
    new Map(Object.entries(free).map(([date, count]) => [date, { slots: Array.from({ length: count }) }]));
  const week = { from: "2026-11-28", to: "2026-11-30" };

  test.each([
    ["its first free one", days({ "2026-11-28": 0, "2026-11-29": 2, "2026-11-30": 1 }), "2026-11-29"],
    ["none, where nothing is free", days({ "2026-11-28": 0, "2026-11-29": 0, "2026-11-30": 0 }), null],
    ["not known yet, while an earlier day may be free", days({ "2026-11-29": 2, "2026-11-30": 1 }), undefined],
    ["known, whatever the later days are", days({ "2026-11-28": 1 }), "2026-11-28"],
  ])("%s", (_, known, expected) => expect(firstFreeIn(week, known)).toBe(expected));

  test("a month ends with its last day", () =>
    expect(monthOf("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" }));
});
