import { expect, test } from "vitest";
import { byDay, localDateOf, localDays } from "./local-days.ts";

const HOUR = 3_600_000;

test("a day lasts as long as it did on the wall", () => {
  const hours = (zone: string, date: string) =>
    localDays(zone, date, 1).map(({ start, end }) => (end - start) / HOUR)[0];
  expect(hours("America/Argentina/Buenos_Aires", "2026-11-21")).toBe(24);
  expect(hours("America/New_York", "2026-03-08")).toBe(23);
  expect(hours("America/New_York", "2026-11-01")).toBe(25);
  expect(hours("Pacific/Apia", "2011-12-30")).toBe(0);
});

test("a day without a midnight begins at its first instant", () => {
  const [day] = localDays("America/Santiago", "2026-09-06", 1);
  expect(day && new Date(day.start).toISOString()).toBe("2026-09-06T04:00:00.000Z");
});

test("an instant's date is the wall's", () => {
  expect(localDateOf("America/Argentina/Buenos_Aires", Date.UTC(2026, 10, 22, 2, 59))).toBe("2026-11-21");
  expect(localDateOf("Asia/Kathmandu", Date.UTC(2026, 10, 21, 18, 15))).toBe("2026-11-22");
});

test("starts fall into their days; days without any are there too", () => {
  const days = localDays("UTC", "2026-01-01", 3);
  const at = (day: number, hour: number) => ({ start: Date.UTC(2026, 0, day, hour) });
  expect(byDay(days, [{ start: 0 }, at(1, 9), at(1, 23), at(3, 0), at(9, 0)])).toEqual([
    { date: "2026-01-01", slots: [at(1, 9), at(1, 23)] },
    { date: "2026-01-02", slots: [] },
    { date: "2026-01-03", slots: [at(3, 0)] },
  ]);
});
