import { expect, test } from "vitest";
import { byPart } from "./day-parts.ts";

const at = (time: string) => ({ start: Date.parse(`2026-07-14T${time}:00-03:00`) });

test("noon begins the afternoon, seven the evening, on the institution's wall; empty parts are left out", () => {
  const slots = ["00:00", "11:45", "12:00", "18:45", "19:00"].map(at);
  expect(byPart(slots, "America/Argentina/Buenos_Aires").map(({ part, slots: own }) => [part, own.length])).toEqual([
    ["morning", 2],
    ["afternoon", 2],
    ["evening", 1],
  ]);
  expect(byPart([at("11:45")], "Europe/Madrid").map(({ part }) => part)).toEqual(["afternoon"]);
  expect(byPart([], "UTC")).toEqual([]);
});
