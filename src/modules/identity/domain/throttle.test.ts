import { describe, expect, test } from "vitest";
import { minutesToWait, type Count } from "./throttle.ts";

const minute = 60_000;
const email = (attempts: number, endsIn: number): Count => ({ kind: "sign-in:email", attempts, windowEndsAt: endsIn });
const address = (attempts: number, endsIn: number): Count => ({
  kind: "sign-in:address",
  attempts,
  windowEndsAt: endsIn,
});

describe("minutesToWait", () => {
  test.each<[string, Count[], number | null]>([
    ["nothing counted", [], null],
    ["at the limit", [email(10, 9 * minute)], null],
    ["one over", [email(11, 9 * minute)], 9],
    ["a begun minute counts", [email(11, 8 * minute + 1)], 9],
    ["never less than one", [email(11, 0)], 1],
    ["an address may fail more often", [email(1, minute), address(50, 3 * minute)], null],
    ["the longest wait counts", [email(11, 2 * minute), address(51, 14 * minute)], 14],
    ["what is within its limit does not lengthen it", [email(11, 2 * minute), address(3, 14 * minute)], 2],
  ])("%s", (_, counts, minutes) => {
    expect(minutesToWait(counts, 0)).toBe(minutes);
  });
});
