import { expect, test } from "vitest";
import { STATUSES } from "../schemas.ts";
import { nextStatus, STEPS, stepsFrom, TAKES_TIME } from "./transitions.ts";

const ALLOWED = {
  "pending confirm": "confirmed",
  "pending reject": "rejected",
  "pending cancel": "cancelled",
  "pending expire": "expired",
  "confirmed complete": "completed",
  "confirmed no_show": "no_show",
  "confirmed cancel": "cancelled",
} as Record<string, string>;

test.each(STATUSES.flatMap((status) => STEPS.map((step) => [status, step] as const)))("%s, %s", (status, step) => {
  expect(nextStatus(status, step)).toBe(ALLOWED[`${status} ${step}`] ?? null);
});

test("the steps offered are those that may be taken", () => {
  expect(stepsFrom("pending")).toEqual(["confirm", "reject", "cancel", "expire"]);
  expect(stepsFrom("confirmed")).toEqual(["cancel", "complete", "no_show"]);
  expect(stepsFrom("cancelled")).toEqual([]);
});

test("what was cancelled, rejected or has expired gives its time back", () => {
  expect(STATUSES.filter((status) => !TAKES_TIME.includes(status))).toEqual(["cancelled", "rejected", "expired"]);
});
