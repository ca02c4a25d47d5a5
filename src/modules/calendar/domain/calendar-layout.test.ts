import { describe, expect, test } from "vitest";
import {
  clock,
  hoursToShow,
  instantAt,
  layOut,
  offsetAt,
  onDay,
  snap,
  union,
  wallMinute,
  weekStartOf,
  type WallOffset,
} from "./calendar-layout.ts";

const at = (iso: string) => Date.parse(iso);

/** Madrid: 2026-03-29 at 01:00 UTC forward, 2026-10-25 at 01:00 UTC back. */
const spring: WallOffset[] = [
  { from: at("2026-03-28T23:00Z"), minutes: 60 },
  { from: at("2026-03-29T01:00Z"), minutes: 120 },
];
const autumn: WallOffset[] = [
  { from: at("2026-10-24T22:00Z"), minutes: 120 },
  { from: at("2026-10-25T01:00Z"), minutes: 60 },
];
const buenosAires: WallOffset[] = [{ from: at("2026-03-01T03:00Z"), minutes: -180 }];

describe("the wall clock", () => {
  test("is the offset that holds at the instant, and before the first one as well", () => {
    expect(offsetAt(spring, at("2026-03-28T00:00Z"))).toBe(60);
    expect(offsetAt(spring, at("2026-03-29T00:59Z"))).toBe(60);
    expect(offsetAt(spring, at("2026-03-29T01:00Z"))).toBe(120);
    expect(offsetAt([], 0)).toBe(0);
  });

  test.each([
    [buenosAires, "2026-03-02T12:30Z", 9 * 60 + 30],
    [buenosAires, "2026-03-02T02:30Z", 23 * 60 + 30],
    [spring, "2026-03-29T00:30Z", 90],
    [spring, "2026-03-29T01:00Z", 180],
    [autumn, "2026-10-25T00:30Z", 150],
    [autumn, "2026-10-25T01:30Z", 150],
  ] as const)("minute of the day %#", (offsets, iso, minute) => {
    expect(wallMinute(offsets, at(iso))).toBe(minute);
  });

  test("and back again: the first of two, and behind a gap", () => {
    expect(instantAt(buenosAires, "2026-03-02", 570)).toBe(at("2026-03-02T12:30Z"));
    expect(instantAt(autumn, "2026-10-25", 150)).toBe(at("2026-10-25T00:30Z"));
    expect(instantAt(autumn, "2026-10-25", 240)).toBe(at("2026-10-25T03:00Z"));
    expect(instantAt(spring, "2026-03-29", 150)).toBe(at("2026-03-29T01:30Z"));
    expect(instantAt(spring, "2026-03-29", 600)).toBe(at("2026-03-29T08:00Z"));
    expect(instantAt([], "1970-01-01", 1)).toBe(60_000);
  });

  test("is written with 24 hours", () => {
    expect([0, 545, 1440].map(clock)).toEqual(["00:00", "09:05", "24:00"]);
  });
});

describe("onDay", () => {
  const day = { date: "2026-03-02", start: at("2026-03-02T03:00Z"), end: at("2026-03-03T03:00Z") };

  test.each([
    ["2026-03-02T12:00Z", "2026-03-02T13:00Z", { from: 540, to: 600 }],
    ["2026-03-02T02:00Z", "2026-03-02T04:00Z", { from: 0, to: 60 }],
    ["2026-03-03T02:00Z", "2026-03-03T04:00Z", { from: 1380, to: 1440 }],
    ["2026-03-01T00:00Z", "2026-03-05T00:00Z", { from: 0, to: 1440 }],
    ["2026-03-02T02:00Z", "2026-03-02T03:00Z", null],
    ["2026-03-03T03:00Z", "2026-03-03T04:00Z", null],
  ] as const)("%s to %s", (start, end, expected) => {
    expect(onDay(buenosAires, day, { start: at(start), end: at(end) })).toEqual(expected);
  });

  test("what spans a clock change keeps its length where the wall went back", () => {
    const sunday = { date: "2026-10-25", start: at("2026-10-24T22:00Z"), end: at("2026-10-25T23:00Z") };
    const night = { start: at("2026-10-25T00:45Z"), end: at("2026-10-25T01:30Z") };
    expect(onDay(autumn, sunday, night)).toEqual({ from: 165, to: 210 });
  });
});

describe("layOut", () => {
  const places = (spans: [number, number][], least?: number) =>
    layOut(
      spans.map(([from, to]) => ({ from, to })),
      least,
    ).map(({ from, to, column, columns }) => [from, to, column, columns]);

  test("alone it has the whole width, and touching is not overlapping", () => {
    expect(
      places([
        [60, 120],
        [120, 180],
      ]),
    ).toEqual([
      [60, 120, 0, 1],
      [120, 180, 0, 1],
    ]);
  });

  test("two at once share it; a third takes the column that is free again", () => {
    expect(
      places([
        [0, 60],
        [30, 90],
        [60, 120],
      ]),
    ).toEqual([
      [0, 60, 0, 2],
      [30, 90, 1, 2],
      [60, 120, 0, 2],
    ]);
  });

  test("the longer of two that begin together stands first", () => {
    expect(
      places([
        [0, 30],
        [0, 90],
      ]),
    ).toEqual([
      [0, 90, 0, 2],
      [0, 30, 1, 2],
    ]);
  });

  test("the next cluster starts anew", () => {
    expect(
      places([
        [0, 30],
        [0, 30],
        [0, 30],
        [30, 60],
      ]).at(-1),
    ).toEqual([30, 60, 0, 1]);
  });

  test("short ones take the room they are drawn with", () => {
    expect(
      places(
        [
          [0, 5],
          [10, 15],
        ],
        20,
      ),
    ).toEqual([
      [0, 20, 0, 2],
      [10, 30, 1, 2],
    ]);
    expect(places([])).toEqual([]);
  });

  test("no two of a column overlap, whatever comes", () => {
    const spans = Array.from({ length: 300 }, (_, index): [number, number] => [
      (index * 37) % 1300,
      ((index * 37) % 1300) + 15 + (index % 7) * 20,
    ]);
    const laid = layOut(spans.map(([from, to]) => ({ from, to })));
    expect(laid).toHaveLength(300);
    for (const a of laid) {
      expect(a.column).toBeLessThan(a.columns);
      for (const b of laid) if (a !== b && a.column === b.column) expect(a.to <= b.from || b.to <= a.from).toBe(true);
    }
  });
});

test("union joins what touches or overlaps, whatever the order", () => {
  const spans = [
    [600, 700],
    [540, 600],
    [900, 960],
    [560, 580],
    [930, 940],
  ].map(([from = 0, to = 0]) => ({ from, to }));
  expect(union(spans)).toEqual([
    { from: 540, to: 700 },
    { from: 900, to: 960 },
  ]);
});

describe("hoursToShow", () => {
  test("the usual day, widened by what is worked", () => {
    expect(hoursToShow([])).toEqual({ from: 8, to: 19 });
    expect(hoursToShow([{ from: 7 * 60, to: 20 * 60 + 45 }])).toEqual({ from: 6, to: 22 });
    expect(hoursToShow([{ from: 0, to: 1440 }])).toEqual({ from: 0, to: 24 });
  });
});

describe("dates and steps", () => {
  test("snap", () => {
    expect([snap(44, 15), snap(45, 15), snap(-3, 15)]).toEqual([30, 45, 0]);
  });
  test("a week begins on Monday or on Sunday", () => {
    expect(weekStartOf("2026-11-22", 1)).toBe("2026-11-16");
    expect(weekStartOf("2026-11-22", 0)).toBe("2026-11-22");
    expect(weekStartOf("2026-11-16", 1)).toBe("2026-11-16");
  });
});
