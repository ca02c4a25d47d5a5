import { expect, test } from "vitest";
import { anyOf, nearest } from "./offers.ts";

const at = (...starts: number[]) => starts.map((start) => ({ start, end: start + 30 }));
const offer = (start: number, professionalId = "ana") => ({ start, end: start + 30, professionalId });

test("any professional: the union of slots, each given to the least loaded who is free then", () => {
  const offers = anyOf([
    { professionalId: "ana", load: 3, slots: at(0, 60) },
    { professionalId: "bea", load: 1, slots: at(60, 120) },
  ]);
  expect(offers).toEqual([offer(0, "ana"), offer(60, "bea"), offer(120, "bea")]);
});

test("equally loaded professionals are taken by id, whatever the order they come in", () => {
  const ana = { professionalId: "ana", load: 1, slots: at(0) };
  const bea = { professionalId: "bea", load: 1, slots: at(0) };
  expect(anyOf([bea, ana])).toEqual([offer(0, "ana")]);
  expect(anyOf([ana, bea])).toEqual([offer(0, "ana")]);
});

test("of classes at one time, the seats that are left are those of the emptiest", () => {
  const seats = (professionalId: string, load: number, seatsLeft?: number) => ({
    professionalId,
    load,
    slots: [{ start: 0, end: 30, ...(seatsLeft && { seatsLeft }) }],
  });
  expect(anyOf([seats("ana", 1, 2), seats("bea", 2, 6), seats("cid", 3, 4)])).toEqual([
    { ...offer(0, "ana"), seatsLeft: 6 },
  ]);
  expect(anyOf([seats("ana", 1), seats("bea", 2, 1)])).toEqual([{ ...offer(0, "ana"), seatsLeft: 1 }]);
});

test("the nearest are taken before and after, the earlier of two equally near, and told in order of time", () => {
  const offers = [0, 60, 90, 150, 300].map((start) => offer(start));
  expect(nearest(offers, 120, 3).map(({ start }) => start)).toEqual([60, 90, 150]);
  expect(nearest(offers, 30, 1).map(({ start }) => start)).toEqual([0]);
  expect(nearest([], 0, 3)).toEqual([]);
});
