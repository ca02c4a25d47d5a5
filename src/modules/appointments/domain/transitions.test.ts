import { expect, test } from "vitest";
import { STATUSES } from "../schemas.ts";
import { isStillOpen, nextStatus, STEPS, stepsFrom, TAKE_BACK_MS, TAKES_TIME } from "./transitions.ts";

const ALLOWED = {
  "pending confirm": "confirmed",
  "pending reject": "rejected",
  "pending cancel": "cancelled",
  "pending expire": "expired",
  "confirmed complete": "completed",
  "confirmed no_show": "no_show",
  "confirmed cancel": "cancelled",
  "confirmed undo_confirm": "pending",
  "completed undo_complete": "confirmed",
} as Record<string, string>;

test.each(STATUSES.flatMap((status) => STEPS.map((step) => [status, step] as const)))("%s, %s", (status, step) => {
  expect(nextStatus(status, step)).toBe(ALLOWED[`${status} ${step}`] ?? null);
});

test("the steps offered are those that may be taken", () => {
  expect(stepsFrom("pending")).toEqual(["confirm", "reject", "cancel", "expire"]);
  expect(stepsFrom("confirmed")).toEqual(["cancel", "complete", "no_show", "undo_confirm"]);
  expect(stepsFrom("completed")).toEqual(["undo_complete"]);
  expect(stepsFrom("cancelled")).toEqual([]);
});

test("what was cancelled, rejected or has expired gives its time back", () => {
  expect(STATUSES.filter((status) => !TAKES_TIME.includes(status))).toEqual(["cancelled", "rejected", "expired"]);
});

test.each([
  ["just now", { from: "pending", to: "confirmed", at: 0 }, 0, true],
  ["to the last moment", { from: "pending", to: "confirmed", at: 0 }, TAKE_BACK_MS, true],
  ["a moment too late", { from: "pending", to: "confirmed", at: 0 }, TAKE_BACK_MS + 1, false],
  ["confirmed from the beginning", { from: null, to: "confirmed", at: 0 }, 0, false],
  ["moved since", { from: "confirmed", to: "confirmed", at: 0 }, 0, false],
  ["without a history", undefined, 0, false],
] as const)("a confirmation is taken back %s: %o", (_, last, now, expected) => {
  expect(isStillOpen("confirmed", "undo_confirm", last, now)).toBe(expected);
  expect(isStillOpen("confirmed", "cancel", last, now)).toBe(true);
});
