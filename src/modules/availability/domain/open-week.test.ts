import { describe, expect, test } from "vitest";
import { openWeek, without } from "./open-week.ts";

const pairs = (list: number[][]) => list.map(([start = 0, end = 0]) => ({ start, end }));

describe("without", () => {
  test.each([
    ["nothing to take", [[1, 9]], [], [[1, 9]]],
    [
      "before and after",
      [[3, 6]],
      [
        [0, 3],
        [6, 9],
      ],
      [[3, 6]],
    ],
    [
      "the middle",
      [[0, 9]],
      [[3, 6]],
      [
        [0, 3],
        [6, 9],
      ],
    ],
    ["all of it", [[2, 5]], [[0, 9]], []],
    [
      "the beginning and the end",
      [[2, 8]],
      [
        [0, 3],
        [7, 9],
      ],
      [[3, 7]],
    ],
    [
      "two that overlap",
      [[0, 10]],
      [
        [1, 5],
        [2, 3],
      ],
      [
        [0, 1],
        [5, 10],
      ],
    ],
    [
      "one across two windows",
      [
        [0, 4],
        [6, 9],
      ],
      [[3, 7]],
      [
        [0, 3],
        [7, 9],
      ],
    ],
  ])("%s", (_, windows, absences, left) => {
    expect(without(pairs(windows), pairs(absences))).toEqual(pairs(left));
  });
});

describe("openWeek", () => {
  const zone = "America/Argentina/Buenos_Aires";
  const at = (wall: string) => Temporal.ZonedDateTime.from(`${wall}[${zone}]`).epochMilliseconds;
  const rules = [
    { weekday: 1, start: "09:00", end: "13:00" },
    { weekday: 2, start: "20:00", end: "24:00" },
    { weekday: 3, start: "00:00", end: "01:00" },
  ];

  test("rules, an override and an absence, each on its day", () => {
    const overrides = [{ date: "2026-11-26", windows: [{ start: "10:00", end: "12:00" }] }];
    const absences = [{ start: at("2026-11-23T12:00"), end: at("2026-11-23T18:00") }];
    const week = openWeek(zone, "2026-11-23", rules, overrides, absences);
    expect(week.map(({ date }) => date)).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
    expect(week[0]).toEqual({
      date: "2026-11-23",
      source: "rules",
      open: [{ start: at("2026-11-23T09:00"), end: at("2026-11-23T12:00") }],
      blocked: [{ start: at("2026-11-23T12:00"), end: at("2026-11-23T13:00") }],
    });
    // One stretch over midnight is cut where the wall's date changes.
    expect(week[1]?.open).toEqual([{ start: at("2026-11-24T20:00"), end: at("2026-11-25T00:00") }]);
    expect(week[2]?.open).toEqual([{ start: at("2026-11-25T00:00"), end: at("2026-11-25T01:00") }]);
    expect(week[3]).toMatchObject({
      source: "override",
      open: [{ start: at("2026-11-26T10:00"), end: at("2026-11-26T12:00") }],
    });
    expect(week[4]).toMatchObject({ source: "rules", open: [], blocked: [] });
  });
});
