import { expect, test } from "vitest";
import { pinLots } from "./lot-pins.ts";

const today = "2026-03-02";
const lot = (expiresOn: string | null, remaining = 1) => ({ expiresOn, remaining });

test("lots lie on the line by their last day, the soonest first", () => {
  const { pins, lasting } = pinLots([lot("2026-06-10", 5), lot("2026-03-07", 2), lot(null, 4), lot(null)], today);
  expect(pins).toEqual([
    { from: "2026-03-07", until: "2026-03-07", amount: 2, at: 5, soon: true },
    { from: "2026-06-10", until: "2026-06-10", amount: 5, at: 100, soon: false },
  ]);
  expect(lasting).toBe(5);
});

test("dates too close to be read apart share a pin", () => {
  expect(pinLots([lot("2026-06-08", 1), lot("2026-06-10", 2), lot("2026-06-10", 3)], today).pins).toEqual([
    { from: "2026-06-08", until: "2026-06-10", amount: 6, at: 98, soon: false },
  ]);
});

test("the line is a month long at the least", () => {
  expect(pinLots([lot("2026-03-02")], today).pins.map(({ at, soon }) => [at, soon])).toEqual([[0, true]]);
  expect(pinLots([lot("2026-03-17")], today).pins.map(({ at, soon }) => [at, soon])).toEqual([[50, false]]);
});

test("no lots, no pins", () => {
  expect(pinLots([], today)).toEqual({ pins: [], lasting: 0 });
});
