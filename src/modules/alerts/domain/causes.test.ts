import { describe, expect, it } from "vitest";
import { causesOf, type MachineFacts, siteOutage } from "./causes.ts";

const NOW = Date.UTC(2026, 2, 2, 15);
const MINUTE = 60_000;
const product = { "es-AR": "Agua", en: "Water" };
const position = (quantity: number | null, threshold = 2, name = "A1") => ({
  position: name,
  quantity,
  threshold,
  product,
});
const plan = (state: "ok" | "due" | "overdue", dueAt: number | null = NOW) => ({
  id: "p",
  name: "Limpieza",
  kind: "cleaning",
  state,
  dueAt,
});
const still = { since: NOW - 600 * MINUTE, firstSaleAt: 0, timeZone: "UTC", habit: habitOf(8) };

/** So many sales in every hour of eight weeks. */
function habitOf(sales: number) {
  return Array.from({ length: 168 }, (_, hour) => ({ hour, sales }));
}

const judged = (changes: Partial<MachineFacts>) =>
  causesOf(
    {
      machineId: "m",
      archived: false,
      offlineSince: null,
      siteIsOut: false,
      positions: [],
      plans: [],
      rejected: null,
      selling: null,
      ...changes,
    },
    NOW,
  ).map(({ cause, priority, suppressed }) => `${cause} ${priority}${suppressed ? " suppressed" : ""}`);

describe("what holds for a machine", () => {
  it.each([
    ["all is well", { positions: [position(3)] }, []],
    ["at its threshold is low", { positions: [position(2)] }, ["low_stock:m:A1 medium"]],
    ["empty is the same cause, and weighs more", { positions: [position(0)] }, ["low_stock:m:A1 high"]],
    [
      "a threshold of nothing: only empty counts",
      { positions: [position(1, 0), position(0, 0, "A2")] },
      ["low_stock:m:A2 high"],
    ],
    [
      "oversold is empty, and a discrepancy",
      { positions: [position(-1)] },
      ["low_stock:m:A1 high", "stock_discrepancy:m:A1 medium"],
    ],
    ["never filled: nothing can have run out", { positions: [position(null)] }, []],
    ["silent", { offlineSince: NOW - 6 * MINUTE }, ["machine_offline:m high"]],
    ["silent, and so is its site", { offlineSince: NOW - 6 * MINUTE, siteIsOut: true }, []],
    ["its site is out, and it speaks", { siteIsOut: true }, []],
    [
      "silent: what is said of its stock is suppressed",
      { offlineSince: NOW - 6 * MINUTE, positions: [position(-1)], selling: still },
      ["machine_offline:m high", "low_stock:m:A1 high suppressed", "stock_discrepancy:m:A1 medium suppressed"],
    ],
    ["care falls due", { plans: [plan("due")] }, ["maintenance_due:p low"]],
    ["care is overdue", { plans: [plan("overdue", null)] }, ["maintenance_overdue:p medium"]],
    [
      "care is overdue though it is silent",
      { offlineSince: 1, siteIsOut: true, plans: [plan("overdue")] },
      ["maintenance_overdue:p medium"],
    ],
    ["its sales cannot be counted", { rejected: { count: 3, since: NOW } }, ["sales_rejected:m high"]],
    ["care is in order", { plans: [plan("ok")] }, []],
    ["still for ten hours, with a sale an hour", { selling: still }, ["not_selling:m medium"]],
    ["still for a moment", { selling: { ...still, since: NOW - MINUTE } }, []],
    [
      "put away: nothing concerns it",
      { archived: true, offlineSince: 1, positions: [position(-1)], plans: [plan("overdue")], selling: still },
      [],
    ],
  ] satisfies [string, Partial<MachineFacts>, string[]][])("%s", (_, facts, causes) => {
    expect(judged(facts)).toEqual(causes);
  });

  it("shows no fewer than none, and says by how many it is oversold", () => {
    const facts = {
      machineId: "m",
      archived: false,
      offlineSince: null,
      siteIsOut: false,
      plans: [],
      selling: null,
      rejected: null,
    };
    expect(causesOf({ ...facts, positions: [position(-3)] }, NOW).map((cause) => cause.facts)).toEqual([
      { quantity: 0, threshold: 2, productEs: "Agua", productEn: "Water" },
      { quantity: -3, threshold: 2, productEs: "Agua", productEn: "Water" },
    ]);
  });
});

describe("an outage of a site", () => {
  const site = (silent: number, speaking: number) =>
    siteOutage([
      ...Array.from({ length: silent }, (_, index) => ({ offlineSince: NOW - index })),
      ...Array.from({ length: speaking }, () => ({ offlineSince: null })),
    ]);
  it.each([
    [3, 0, true],
    [3, 1, true],
    [3, 2, false],
    [2, 0, false],
    [2, 1, false],
    [9, 1, true],
    [8, 2, false],
    [0, 0, false],
  ])("%i silent and %i that speak: %s", (silent, speaking, out) => {
    expect(site(silent, speaking)).toEqual(out ? { count: silent, since: NOW - silent + 1 } : null);
  });
});
