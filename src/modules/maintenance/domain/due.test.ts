import { describe, expect, it } from "vitest";
import { dueOf, type PlanFacts } from "./due.ts";

const DAY = 86_400_000;
const from = Date.UTC(2026, 2, 1);
const facts = (changes: Partial<PlanFacts>): PlanFacts => ({
  everyDays: null,
  everySales: null,
  noticeDays: 3,
  countedFrom: from,
  soldThen: 100,
  soldNow: 100,
  now: from,
  ...changes,
});

describe("by days", () => {
  it.each([
    ["just done", 0, "ok", 0],
    ["a moment before its notice", 27 - 1e-6, "ok", 0.9],
    ["at its notice", 27, "due", 0.9],
    ["a moment before its day", 30 - 1e-6, "due", 1],
    ["on its day", 30, "overdue", 1],
    ["long after", 45, "overdue", 1.5],
  ])("%s", (_, days, state, run) => {
    const due = dueOf(facts({ everyDays: 30, now: Math.round(from + days * DAY) }));
    expect(due).toMatchObject({ state, dueAt: from + 30 * DAY, salesLeft: null });
    expect(due.run).toBeCloseTo(run, 3);
  });

  it("a plan that begins later has not run yet", () => {
    expect(dueOf(facts({ everyDays: 30, now: from - 5 * DAY }))).toMatchObject({ state: "ok", run: 0 });
  });

  it("without notice it is never merely due", () => {
    expect(dueOf(facts({ everyDays: 30, noticeDays: 0, now: from + 30 * DAY - 1 })).state).toBe("ok");
  });
});

describe("by sales", () => {
  it.each([
    ["nothing sold: nobody can tell when", 10, 100, "ok", null, 500],
    ["at 10 a day, 400 left are 40 days", 10, 200, "ok", 50, 400],
    ["at 48 a day, 20 left are within the notice", 10, 580, "due", 10 + 20 / 48, 20],
    ["reached", 10, 600, "overdue", 10, 0],
    ["passed", 10, 750, "overdue", 10, 0],
    ["pace of a first hour is judged over a day", 1 / 24, 110, "ok", 1 / 24 + 49, 490],
    ["a total that went back (a sale set aside) counts as none", 10, 90, "ok", null, 500],
  ])("%s", (_, days, soldNow, state, dueDays, salesLeft) => {
    const due = dueOf(facts({ everySales: 500, soldNow, now: Math.round(from + days * DAY) }));
    expect(due).toMatchObject({ state, salesLeft });
    if (dueDays === null) expect(due.dueAt).toBeNull();
    else expect(((due.dueAt ?? 0) - from) / DAY).toBeCloseTo(dueDays, 4);
  });
});

describe("whichever comes first", () => {
  it.each([
    ["the days", 30, 130, "overdue", 30],
    ["the sales", 5, 600, "overdue", 5],
    ["neither", 5, 150, "ok", 30],
  ])("%s", (_, days, soldNow, state, dueDays) => {
    const due = dueOf(facts({ everyDays: 30, everySales: 500, soldNow, now: from + days * DAY }));
    expect(due).toMatchObject({ state, dueAt: from + dueDays * DAY });
  });
});
