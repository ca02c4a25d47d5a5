import { expect, it } from "vitest";
import { moodOf, placesOf } from "./map-places.ts";

const machine = (id: string, at: [number, number] | null, changes: object = {}) => ({
  id,
  latitude: at?.[0] ?? null,
  longitude: at?.[1] ?? null,
  status: "online" as const,
  empty: 0,
  low: 0,
  alerts: 0,
  ...changes,
});

it("north lies above, east to the right, and no mark at the very edge", () => {
  const places = placesOf([machine("south-west", [-34.7, -58.5]), machine("north-east", [-34.5, -58.3])], 2);
  const [one, other] = places;
  expect(one?.x).toBeLessThan(other?.x ?? 0);
  expect(one?.y).toBeGreaterThan(other?.y ?? 1);
  for (const { x, y } of places) for (const at of [x, y]) expect(at > 0.04 && at < 0.96).toBe(true);
});

it("one place lies in the middle", () => {
  expect(placesOf([machine("alone", [-34.6, -58.4])], 1.6)).toMatchObject([{ x: 0.5, y: 0.5 }]);
});

it("machines of one hall are one place, as its worst is", () => {
  const hall = [
    machine("a", [-34.6, -58.4]),
    machine("b", [-34.600004, -58.4], { status: "offline" }),
    machine("c", [-34.6, -58.4], { low: 1 }),
  ];
  expect(placesOf(hall, 1)).toMatchObject([{ mood: "offline", machines: hall }]);
});

it("who has no coordinates is on no map", () => {
  expect(placesOf([machine("lost", null)], 1)).toEqual([]);
});

it.each([
  [{ status: "offline" }, "offline"],
  [{ alerts: 1 }, "attention"],
  [{ empty: 1 }, "attention"],
  [{ low: 1 }, "attention"],
  [{ status: "never_seen" }, "well"],
  [{}, "well"],
] as const)("%j is %s", (changes, mood) => {
  expect(moodOf(machine("m", null, changes))).toBe(mood);
});
