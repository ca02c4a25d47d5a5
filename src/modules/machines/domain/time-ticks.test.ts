import { expect, it } from "vitest";
import { timeTicks } from "./time-ticks.ts";

const ZONE = "America/New_York";
const at = (wall: string, zone = ZONE) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
const walls = (ticks: number[], zone = ZONE) =>
  ticks.map((tick) =>
    Temporal.Instant.fromEpochMilliseconds(tick).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(5, 16),
  );

it("a day has a tick every six hours of the wall", () => {
  expect(walls(timeTicks(at("2026-03-03T10:20"), at("2026-03-04T10:20"), ZONE))).toEqual([
    "03-03T12:00",
    "03-03T18:00",
    "03-04T00:00",
    "03-04T06:00",
  ]);
});

it("a week has its midnights, also when the clocks change", () => {
  const ticks = walls(timeTicks(at("2026-03-05T10:00"), at("2026-03-12T10:00"), ZONE));
  expect(ticks).toEqual(["03-06", "03-07", "03-08", "03-09", "03-10", "03-11", "03-12"].map((day) => `${day}T00:00`));
});

it("a month has some of them", () => {
  expect(timeTicks(at("2026-03-01T10:00"), at("2026-03-31T10:00"), ZONE).length).toBeLessThanOrEqual(7);
});

it("and an instant has none but itself", () => {
  expect(timeTicks(at("2026-03-01T10:30"), at("2026-03-01T10:30"), ZONE)).toEqual([]);
});
