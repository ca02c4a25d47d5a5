import { expect, test } from "vitest";
import { isItself, mayOverrule } from "./why-not-words.ts";

const taken = { id: "a", kind: "appointment" as const, client: "Clara", service: null, start: 1000, end: 2000 };

test("staff may book over hours, absences and bounds, never over an appointment, a room or who does not give it", () => {
  expect(mayOverrule({ rule: "outside_window", opens: 0, closes: 1 })).toBe(true);
  expect(mayOverrule({ rule: "no_working_hours", date: "2026-11-23", weekday: 1 })).toBe(true);
  expect(mayOverrule({ rule: "closure", name: "Feriado", start: 0, end: 1 })).toBe(true);
  expect(mayOverrule({ rule: "past" })).toBe(true);
  expect(mayOverrule({ rule: "appointment", taken })).toBe(false);
  expect(mayOverrule({ rule: "buffer", taken, whose: "other", side: "after", minutes: 10 })).toBe(false);
  expect(mayOverrule({ rule: "resource", rooms: [] })).toBe(false);
  expect(mayOverrule({ rule: "not_given" })).toBe(false);
});

test("an appointment that moves does not stand in its own way", () => {
  expect(isItself({ rule: "appointment", taken }, 1000)).toBe(true);
  expect(isItself({ rule: "appointment", taken }, 1500)).toBe(false);
  expect(isItself({ rule: "appointment", taken }, undefined)).toBe(false);
  expect(isItself({ rule: "past" }, 1000)).toBe(false);
});
