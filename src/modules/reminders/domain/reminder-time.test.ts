import { describe, expect, test } from "vitest";
import { plannedAt, remindAt, worthSending } from "./reminder-time.ts";

const HOUR = 3_600_000;
const start = Date.UTC(2026, 2, 30, 8);
const rule = { offsetMin: 48 * 60, serviceIds: null, active: true };
const appointment = { status: "confirmed", start, serviceId: "a" };

test("48 hours are 48 hours, also over the night of a clock change", () => {
  const wall = Temporal.ZonedDateTime.from("2026-03-30T10:00[Europe/Madrid]").epochMilliseconds;
  const at = Temporal.Instant.fromEpochMilliseconds(remindAt(wall, 48 * 60)).toZonedDateTimeISO("Europe/Madrid");
  expect(at.toPlainDateTime().toString()).toBe("2026-03-28T09:00:00");
  expect(wall - at.epochMilliseconds).toBe(48 * HOUR);
});

describe("plannedAt", () => {
  const due = start - 48 * HOUR;
  test.each([
    ["made in time", {}, {}, due - 1, due - 1, due],
    ["made too late", {}, {}, due, due, null],
    ["made in time, planned late by a stop", {}, {}, due - HOUR, due + HOUR, due],
    ["planned when it has begun", {}, {}, due - HOUR, start, null],
    ["of another service", { serviceIds: ["b"] }, {}, 0, 0, null],
    ["of this service", { serviceIds: ["b", "a"] }, {}, 0, 0, due],
    ["by a rule that rests", { active: false }, {}, 0, 0, null],
    ["that is not confirmed", {}, { status: "pending" }, 0, 0, null],
  ])("%s", (_what, ruled, changed, since, now, expected) =>
    expect(plannedAt({ ...rule, ...ruled }, { ...appointment, ...changed }, since, now)).toBe(expected),
  );
});

describe("worthSending", () => {
  const reminder = { startsAt: start, remindAt: start - 48 * HOUR };
  test.each([
    ["in time", {}, {}, [], reminder.remindAt, true],
    ["late, and the nearer one is not due yet", {}, {}, [{ remindAt: start - 3 * HOUR }], start - 4 * HOUR, true],
    ["late, and the nearer one is due too", {}, {}, [{ remindAt: start - 3 * HOUR }], start - 3 * HOUR, false],
    ["the nearer of two", {}, {}, [{ remindAt: start - 96 * HOUR }], start - HOUR, true],
    ["the appointment begins", {}, {}, [], start, false],
    ["it was moved", {}, { start: start + HOUR }, [], reminder.remindAt, false],
    ["it was cancelled", {}, { status: "cancelled" }, [], reminder.remindAt, false],
    ["the rule was put to rest", { active: false }, {}, [], reminder.remindAt, false],
    ["the rule left this service", { serviceIds: ["b"] }, {}, [], reminder.remindAt, false],
  ])("%s", (_what, ruled, changed, others, now, expected) =>
    expect(worthSending(reminder, { ...rule, ...ruled }, { ...appointment, ...changed }, others, now)).toBe(expected),
  );
});
