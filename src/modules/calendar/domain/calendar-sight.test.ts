import { describe, expect, test } from "vitest";
import { opensAt, outOfSight, sideways } from "./calendar-sight.ts";

const span = (from: number, to: number) => ({ from: from * 60, to: to * 60 });
const day = { open: [span(9, 13), span(14, 18)], events: [], now: null, room: 6 * 60 };

describe("opensAt", () => {
  test("where work begins, whatever lies before it", () => {
    expect(opensAt(day)).toBe(9 * 60 - 20);
    expect(opensAt({ ...day, events: [span(6, 7), span(20, 21)] })).toBe(9 * 60 - 20);
  });

  test("at the first appointment where nobody works, and in the morning where there is none", () => {
    expect(opensAt({ ...day, open: [], events: [span(16, 17), span(11, 12)] })).toBe(11 * 60 - 20);
    expect(opensAt({ ...day, open: [] })).toBe(9 * 60 - 20);
    expect(opensAt({ ...day, open: [span(0, 4)] })).toBe(0);
  });

  test("now is in sight while somebody works, and the day stays whole where it has room", () => {
    expect(opensAt({ ...day, now: 11 * 60 })).toBe(9 * 60 - 20);
    expect(opensAt({ ...day, now: 16 * 60 })).toBe(16 * 60 - 90);
    expect(opensAt({ ...day, now: 16 * 60, room: 12 * 60 })).toBe(9 * 60 - 20);
    expect(opensAt({ ...day, now: 22 * 60 }), "the evening shows the day that was").toBe(9 * 60 - 20);
  });
});

test("sideways: no further than it must, and never past its beginning", () => {
  const free = { left: 60, right: 800 };
  expect(sideways({ left: 500, right: 700 }, free)).toBe(0);
  expect(sideways({ left: 700, right: 900 }, free)).toBe(100);
  expect(sideways({ left: 100, right: 1000 }, free)).toBe(40);
});

describe("outOfSight", () => {
  const window = span(9, 15);
  test("nothing, while all of it shows or begins to", () => {
    expect(outOfSight([span(9, 10), span(8, 9.5), span(14.5, 16)], window)).toEqual({ earlier: null, later: null });
  });

  test("how many lie above and below, and how far", () => {
    const events = [span(6, 7), span(8, 9), span(10, 11), span(15, 16), span(19, 20)];
    expect(outOfSight(events, window)).toEqual({
      earlier: { count: 2, minute: 6 * 60 },
      later: { count: 2, minute: 20 * 60 },
    });
  });

  test("a sliver at the edge is not in sight", () => {
    expect(outOfSight([{ from: 500, to: 543 }], window).earlier?.count).toBe(1);
    expect(outOfSight([{ from: 897, to: 960 }], window).later?.count).toBe(1);
  });
});
