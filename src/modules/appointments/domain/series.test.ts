import { expect, test } from "vitest";
import { rruleOf, seriesStarts, shiftOnWall } from "./series.ts";

const BUENOS_AIRES = "America/Argentina/Buenos_Aires";
const SANTIAGO = "America/Santiago";
const at = (zone: string, wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
const walls = (zone: string, starts: number[] | null) =>
  starts?.map((start) =>
    Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" }),
  );

test("every Tuesday 16:00, four times", () => {
  const rule = { firstStart: at(BUENOS_AIRES, "2026-11-24T16:00"), weekdays: [2], everyWeeks: 1, count: 4 };
  expect(walls(BUENOS_AIRES, seriesStarts(rule, BUENOS_AIRES))).toEqual([
    "2026-11-24T16:00",
    "2026-12-01T16:00",
    "2026-12-08T16:00",
    "2026-12-15T16:00",
  ]);
  expect(rruleOf(rule)).toBe("FREQ=WEEKLY;BYDAY=TU;COUNT=4");
});

test("Mondays and Thursdays until a date, which is included", () => {
  const rule = {
    firstStart: at(BUENOS_AIRES, "2026-11-23T09:00"),
    weekdays: [4, 1],
    everyWeeks: 1,
    until: "2026-12-03",
  };
  expect(walls(BUENOS_AIRES, seriesStarts(rule, BUENOS_AIRES))).toEqual([
    "2026-11-23T09:00",
    "2026-11-26T09:00",
    "2026-11-30T09:00",
    "2026-12-03T09:00",
  ]);
  expect(rruleOf(rule)).toBe("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261203");
});

test("every other week", () => {
  const rule = { firstStart: at(BUENOS_AIRES, "2026-11-23T09:00"), weekdays: [1], everyWeeks: 2, count: 2 };
  expect(walls(BUENOS_AIRES, seriesStarts(rule, BUENOS_AIRES))).toEqual(["2026-11-23T09:00", "2026-12-07T09:00"]);
  expect(rruleOf(rule)).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=2");
});

test("the time on the wall stays where the clocks change", () => {
  const rule = { firstStart: at(SANTIAGO, "2026-08-31T16:00"), weekdays: [1], everyWeeks: 1, count: 3 };
  const starts = seriesStarts(rule, SANTIAGO) ?? [];
  expect(walls(SANTIAGO, starts)).toEqual(["2026-08-31T16:00", "2026-09-07T16:00", "2026-09-14T16:00"]);
  expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBe(7 * 86_400_000 - 3_600_000);
});

test("a series longer than two years of weeks is none", () => {
  const rule = {
    firstStart: at(BUENOS_AIRES, "2026-11-23T09:00"),
    weekdays: [1, 2, 3, 4, 5],
    everyWeeks: 1,
    until: "2028-01-01",
  };
  expect(seriesStarts(rule, BUENOS_AIRES)).toBeNull();
});

test("moving one moves the others by as much on the wall", () => {
  const tuesday = at(SANTIAGO, "2026-09-01T16:00");
  const friday = at(SANTIAGO, "2026-09-04T10:30");
  expect(shiftOnWall(SANTIAGO, at(SANTIAGO, "2026-09-08T16:00"), tuesday, friday)).toBe(
    at(SANTIAGO, "2026-09-11T10:30"),
  );
});

test("an occurrence that was booked at another hour keeps its distance", () => {
  const tuesday = at(BUENOS_AIRES, "2026-11-24T16:00");
  const later = at(BUENOS_AIRES, "2026-11-24T17:30");
  expect(shiftOnWall(BUENOS_AIRES, at(BUENOS_AIRES, "2026-12-01T10:00"), tuesday, later)).toBe(
    at(BUENOS_AIRES, "2026-12-01T11:30"),
  );
  expect(shiftOnWall(BUENOS_AIRES, later, later, tuesday)).toBe(tuesday);
});
