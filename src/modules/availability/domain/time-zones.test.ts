import { expect, test } from "vitest";
import { wallInterval } from "./time-zones.ts";

const at = (text: string) => {
  const [date = "", time = ""] = text.split(" ");
  return { date, time };
};

test.each([
  [
    "an ordinary afternoon",
    "America/Argentina/Buenos_Aires",
    "2026-07-01 14:00",
    "2026-07-01 18:00",
    ["2026-07-01T17:00:00Z", "2026-07-01T21:00:00Z"],
  ],
  // Santiago, 6 September 2026: 00:00 does not exist, the day begins at 01:00.
  [
    "from a midnight that does not exist",
    "America/Santiago",
    "2026-09-06 00:00",
    "2026-09-07 00:00",
    ["2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
  ],
  // Santiago, 4 April 2026: 23:30 comes twice, and the first is meant.
  [
    "until an hour that comes twice",
    "America/Santiago",
    "2026-04-04 20:00",
    "2026-04-04 23:30",
    ["2026-04-04T23:00:00Z", "2026-04-05T02:30:00Z"],
  ],
  ["nothing at all", "America/Santiago", "2026-07-01 14:00", "2026-07-01 14:00", null],
  ["backwards", "America/Santiago", "2026-07-02 14:00", "2026-07-01 18:00", null],
])("%s", (_, zone, from, until, expected) => {
  const interval = wallInterval(zone, at(from), at(until));
  expect(interval && [interval.start, interval.end]).toEqual(expected && expected.map((text) => Date.parse(text)));
});
