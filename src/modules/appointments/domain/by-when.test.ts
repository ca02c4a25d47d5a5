import { expect, test } from "vitest";
import { STATUSES, type Status } from "../schemas.ts";
import { byWhen } from "./by-when.ts";

const NOW = 1000;
const at = (start: number, status: Status) => ({ start, end: start + 10, status });
const startsOf = (all: readonly { start: number; status: Status }[]) => all.map(({ start, status }) => [status, start]);

test("what was called off is no past before its time, and is afterwards", () => {
  const { upcoming, calledOff, past } = byWhen(
    [
      at(100, "completed"),
      at(200, "cancelled"),
      at(991, "confirmed"),
      at(995, "completed"),
      at(2000, "cancelled"),
      at(2500, "pending"),
      at(3000, "rejected"),
      at(4000, "confirmed"),
      at(5000, "expired"),
    ],
    NOW,
  );
  expect(startsOf(upcoming)).toEqual([
    ["confirmed", 991],
    ["pending", 2500],
    ["confirmed", 4000],
  ]);
  expect(startsOf(calledOff)).toEqual([
    ["cancelled", 2000],
    ["rejected", 3000],
    ["expired", 5000],
  ]);
  expect(startsOf(past)).toEqual([
    ["completed", 995],
    ["cancelled", 200],
    ["completed", 100],
  ]);
});

test.each(STATUSES)("%s stands somewhere, and once", (status) => {
  for (const start of [NOW - 100, NOW - 5, NOW, NOW + 100]) {
    const { upcoming, calledOff, past } = byWhen([at(start, status)], NOW);
    expect(upcoming.length + calledOff.length + past.length).toBe(1);
  }
});
