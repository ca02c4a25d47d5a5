import { expect, test } from "vitest";
import { wallOffsets } from "./wall-offsets.ts";

const at = (iso: string) => Date.parse(iso);

test("one line where nothing changes", () => {
  expect(wallOffsets("America/Argentina/Buenos_Aires", at("2026-03-01T03:00Z"), at("2026-04-01T03:00Z"))).toEqual([
    { from: at("2026-03-01T03:00Z"), minutes: -180 },
  ]);
});

test("and one more from the instant of each change", () => {
  expect(wallOffsets("Europe/Madrid", at("2026-03-28T23:00Z"), at("2026-11-01T00:00Z"))).toEqual([
    { from: at("2026-03-28T23:00Z"), minutes: 60 },
    { from: at("2026-03-29T01:00Z"), minutes: 120 },
    { from: at("2026-10-25T01:00Z"), minutes: 60 },
  ]);
});

test("half hours too", () => {
  expect(wallOffsets("Asia/Kathmandu", 0, 1)).toEqual([{ from: 0, minutes: 330 }]);
});
