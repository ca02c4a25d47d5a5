import { describe, expect, it } from "vitest";
import { STATES } from "../schemas.ts";
import { watchAt } from "./listening.ts";
import { mayOpen, PEACE_MS } from "./may-reopen.ts";
import { nextState, type Step } from "./next-state.ts";
import { isSuppressed } from "./suppression.ts";

const MINUTE = 60_000;

it("listens since its first run, and anew after a break", () => {
  const first = watchAt(null, 1000);
  expect(first).toEqual({ since: 1000, lastRunAt: 1000 });
  const second = watchAt(first, 1000 + MINUTE);
  expect(second).toEqual({ since: 1000, lastRunAt: 1000 + MINUTE });
  expect(watchAt(second, 1000 + 4 * MINUTE).since).toBe(1000);
  expect(watchAt(second, 1001 + 4 * MINUTE).since).toBe(1001 + 4 * MINUTE);
});

describe("after somebody said that it is settled", () => {
  const at = 1_000_000;
  it.each([
    ["nobody did", null, "low", 0, true],
    [
      "it still holds, and they are left in peace",
      { at, priority: "medium", ended: false },
      "medium",
      PEACE_MS - 1,
      false,
    ],
    ["it still holds an hour later", { at, priority: "medium", ended: false }, "medium", PEACE_MS, true],
    ["it became worse", { at, priority: "medium", ended: false }, "high", 1, true],
    ["it became lighter", { at, priority: "high", ended: false }, "medium", 1, false],
    ["it had ended, and is back", { at, priority: "medium", ended: true }, "medium", 1, true],
  ] as const)("%s", (_, byHand, priority, later, opens) => {
    expect(mayOpen(byHand, priority, at + later)).toBe(opens);
  });
});

it("each step leads from where to where", () => {
  const steps: Step[] = ["acknowledge", "assign", "snooze", "resolve", "reopen"];
  const table = Object.fromEntries(steps.map((step) => [step, STATES.map((state) => nextState(step, state))]));
  expect(table).toEqual({
    // from          open            acknowledged    snoozed         resolved
    acknowledge: ["acknowledged", "acknowledged", "acknowledged", null],
    assign: ["open", "acknowledged", "snoozed", null],
    snooze: ["snoozed", "snoozed", "snoozed", null],
    resolve: ["resolved", "resolved", "resolved", "resolved"],
    reopen: ["open", "open", "open", "open"],
  });
});

it.each([
  ["low_stock", true, true],
  ["low_stock", false, false],
  ["not_selling", true, true],
  ["stock_discrepancy", true, true],
  ["machine_offline", true, false],
  ["maintenance_overdue", true, false],
] as const)("%s of a machine that is silent (%s) is left alone: %s", (type, offline, noise) => {
  expect(isSuppressed(type, offline)).toBe(noise);
});
