import { describe, expect, it } from "vitest";
import { closedTimes } from "./closures.ts";

const MADRID = "Europe/Madrid";
const at = (local: string, zone = MADRID) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const closed = (startsOn: string, endsOn = startsOn, yearly = false) => ({ startsOn, endsOn, yearly });
const times = (closures: Parameters<typeof closedTimes>[0], from: string, to: string, zone = MADRID) =>
  closedTimes(closures, zone, at(from, zone), at(to, zone)).map(({ start, end }) =>
    [start, end].map((each) =>
      Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16),
    ),
  );

describe("closed days", () => {
  it("are whole days of the institution's wall, the last one included", () =>
    expect(times([closed("2026-12-24", "2026-12-26")], "2026-12-01T00:00", "2027-01-01T00:00")).toEqual([
      ["2026-12-24T00:00", "2026-12-27T00:00"],
    ]));

  it("are as long as the clocks make them", () => {
    const [day] = closedTimes([closed("2026-03-29")], MADRID, at("2026-03-01T00:00"), at("2026-04-01T00:00"));
    expect(((day?.end ?? 0) - (day?.start ?? 0)) / 3_600_000).toBe(23);
  });

  it("begin when the day does where a clock change takes its midnight", () => {
    const [day] = closedTimes(
      [closed("2026-09-06")],
      "America/Santiago",
      at("2026-09-01T00:00"),
      at("2026-09-10T00:00"),
    );
    expect(new Date(day?.start ?? 0).toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  it("come back every year from their first on, over New Year too, in order", () =>
    expect(
      times(
        [closed("2025-12-31", "2026-01-02", true), closed("2026-05-25", "2026-05-25", true)],
        "2026-01-01T10:00",
        "2027-01-01T10:00",
      ),
    ).toEqual([
      ["2025-12-31T00:00", "2026-01-03T00:00"],
      ["2026-05-25T00:00", "2026-05-26T00:00"],
      ["2026-12-31T00:00", "2027-01-03T00:00"],
    ]));

  it("of the 29th of February come in leap years alone", () =>
    expect(times([closed("2024-02-29", "2024-02-29", true)], "2025-01-01T00:00", "2029-01-01T00:00")).toEqual([
      ["2028-02-29T00:00", "2028-03-01T00:00"],
    ]));

  it("that the range does not meet are none, nor before the first year of those that come back", () => {
    expect(times([closed("2026-05-25")], "2026-05-26T00:00", "2026-12-01T00:00")).toEqual([]);
    expect(times([closed("2027-05-25", "2027-05-25", true)], "2026-01-01T00:00", "2026-12-01T00:00")).toEqual([]);
    expect(times([], "2026-01-01T00:00", "2026-12-01T00:00")).toEqual([]);
  });
});
