import { expect, it } from "vitest";
import { offerDeadline } from "./offer-deadline.ts";

const MINUTE = 60_000;
const NOW = Date.parse("2026-03-03T12:00:00Z");

it.each<[string, number, number, number | null]>([
  ["two hours, for a time that is far away", 48 * 60, 120, 120],
  ["two hours, where the notice just allows it", 240, 120, 120],
  ["until the notice bites", 180, 120, 60],
  ["until it begins, without a notice", 90, 0, 90],
  ["a quarter of an hour is enough", 135, 120, 15],
  ["less is not", 134, 120, null],
  ["nothing, once the notice bites", 60, 120, null],
  ["nothing, for what is past", -10, 0, null],
])("%s", (_name, startsInMin, noticeMin, expectedMin) => {
  const deadline = offerDeadline(NOW, NOW + startsInMin * MINUTE, noticeMin);
  expect(deadline).toBe(expectedMin === null ? null : NOW + expectedMin * MINUTE);
});
