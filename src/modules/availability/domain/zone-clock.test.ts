import { describe, expect, it } from "vitest";

import { DAY, ZoneClock, zoneClock } from "./zone-clock.ts";

const HOUR = 3_600_000;
const FIRST = Date.UTC(1973, 0, 3);

/** The wall two and a half hours either side of each of a zone's changes, and at a few dates without one. */
function interestingWalls(zone: string): number[] {
  const walls = [FIRST, Date.UTC(2000, 1, 29, 12), Date.UTC(2026, 5, 15, 12), Date.UTC(2045, 5, 15, 12)];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(zone);
  while ((at = at.getTimeZoneTransition("next")) && at.year < 2040) {
    const wall = at.epochMilliseconds + at.offsetNanoseconds / 1e6;
    for (const hours of [-25, -2.5, -1.5, -1, -0.75, -0.25, 0, 0.25, 0.75, 1.5, 23]) walls.push(wall + hours * HOUR);
  }
  return walls;
}

describe("a zone's clock", () => {
  it("tells Temporal's instants and dates, in every zone, around every change", { timeout: 30_000 }, () => {
    const utc = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("UTC").toPlainDateTime();
    const wrong: string[] = [];
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      const clock = new ZoneClock(zone, Date.UTC(2026, 0, 1));
      for (const wall of interestingWalls(zone)) {
        const expected = utc(wall).toZonedDateTime(zone, { disambiguation: "compatible" });
        const instant = clock.instantOf(wall);
        const date = utc(clock.dayOf(instant) * DAY).toPlainDate();
        if (instant !== expected.epochMilliseconds || !date.equals(expected.toPlainDate())) {
          wrong.push(`${zone} ${utc(wall).toString()}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("knows dates that were never there, and dates that came back", () => {
    const apia = new ZoneClock("Pacific/Apia", 0);
    const skipped = Date.UTC(2011, 11, 30) / DAY;
    expect([-1, 0, 1].map((days) => apia.hasDay(skipped + days))).toEqual([true, false, true]);
    const stJohns = new ZoneClock("America/St_Johns", 0);
    const twice = stJohns.instantsOf(Date.UTC(2010, 10, 6) / DAY, Date.UTC(2010, 10, 6) / DAY);
    expect(twice.map(({ start, end }) => (end - start) / HOUR)).toEqual([24, 59 / 60]);
  });

  it("is learnt once for all who ask", () => {
    expect(zoneClock("Europe/Madrid", 0)).toBe(zoneClock("Europe/Madrid", DAY));
  });

  it("is forgotten rather than let other spellings fill the memory", () => {
    const spelling = (n: number) =>
      "america/new_york".replace(/./g, (letter, at: number) => ((n >> at) & 1 ? letter.toUpperCase() : letter));
    const before = zoneClock("Europe/Madrid", 0);
    for (let n = 0; n < 8_192; n += 1) zoneClock(spelling(n), 0);
    expect(zoneClock("Europe/Madrid", 0)).not.toBe(before);
  });

  it("is refused for a zone that does not exist", () => {
    expect(() => zoneClock("America/Nowhere", 0)).toThrow(RangeError);
  });
});
