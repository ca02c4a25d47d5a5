import { describe, expect, it } from "vitest";
import { findEchoes, type Likeness, likeness, type Report } from "./reboot-echo.ts";

const NOW = Date.UTC(2026, 2, 2, 12);
const S = 1000;

function sale(changes: Partial<Report> = {}): Report {
  const soldAt = changes.soldAt ?? NOW - 60 * S;
  return {
    eventId: "a",
    position: "A1",
    quantity: 1,
    unitPriceMinor: 500,
    soldAt,
    occurredAt: soldAt,
    receivedAt: NOW,
    clock: "uncertain",
    seq: null,
    ...changes,
  };
}
const before = sale({ clock: "synced" });

describe("likeness", () => {
  it.each<[string, Partial<Report>, Partial<Report>, number | null, Likeness | null]>([
    ["told again under a new id, the clock now uncertain", {}, {}, null, "echo"],
    ["thirty seconds later still", { soldAt: before.soldAt + 30 * S }, {}, null, "echo"],
    ["later than that it is another sale", { soldAt: before.soldAt + 31 * S }, {}, null, null],
    ["a clock that knows the time tells of sales", { clock: "synced" }, {}, NOW, null],
    ["another position", { position: "A2" }, {}, null, null],
    ["another price", { unitPriceMinor: 501 }, {}, null, null],
    ["another quantity", { quantity: 2 }, {}, null, null],
    ["the same id is a repetition, not an echo", { eventId: "a" }, {}, null, null],
    ["the counter went on and no restart was told: a person says", { seq: 8 }, { seq: 7 }, null, "unclear"],
    ["the counter went on, a restart told of long before", { seq: 8 }, { seq: 7 }, before.soldAt - 60 * S, "unclear"],
    ["the counter went on over a restart that was told", { seq: 8 }, { seq: 7 }, before.soldAt + 10 * S, "echo"],
    ["the counter began anew", { seq: 1 }, { seq: 7 }, null, "echo"],
    ["a clock of 1970, heard at once", { soldAt: 5 * S, occurredAt: before.occurredAt + 10 * S }, {}, null, "echo"],
    ["both uncertain, the counter went on: a second purchase", { seq: 8 }, { clock: "uncertain", seq: 7 }, NOW, null],
    ["both uncertain, the counter began anew", { seq: 1 }, { clock: "uncertain", seq: 7 }, null, "echo"],
    ["both uncertain, the counter stood still", { seq: 7 }, { clock: "uncertain", seq: 7 }, null, "echo"],
    ["both uncertain, no counter, no restart", {}, { clock: "uncertain" }, null, null],
    ["both uncertain, a restart between them", {}, { clock: "uncertain" }, before.soldAt + 10 * S, "echo"],
    ["both uncertain, a restart long before", {}, { clock: "uncertain" }, before.soldAt - 60 * S, null],
    ["both uncertain, a restart long after", {}, { clock: "uncertain" }, before.soldAt + 60 * S, null],
    [
      "two of one batch whose times were unbelievable are told apart by them",
      { soldAt: 600 * S, occurredAt: NOW, seq: 1 },
      { soldAt: 5 * S, occurredAt: NOW, clock: "uncertain", seq: 7 },
      null,
      null,
    ],
  ])("%s", (_name, report, earlier, restartedAt, expected) => {
    expect(likeness(sale({ eventId: "b", ...report }), { ...before, ...earlier }, restartedAt)).toBe(expected);
  });
});

describe("findEchoes", () => {
  it("gives each sale one echo at most", () => {
    const batch = ["b", "c"].map((eventId) => sale({ eventId }));
    expect([...findEchoes(batch, [before], null)]).toEqual([["b", { of: "a", likeness: "echo" }]]);
  });

  it("finds the original in the same batch", () => {
    const batch = [before, sale({ eventId: "b" })];
    expect([...findEchoes(batch, [], null)]).toEqual([["b", { of: "a", likeness: "echo" }]]);
  });

  it("prefers what surely is the original to what may be", () => {
    const known = [
      sale({ eventId: "counted", clock: "synced", seq: 3 }),
      sale({ eventId: "a", clock: "synced", seq: 9 }),
    ];
    const batch = [sale({ eventId: "b", seq: 5 })];
    expect([...findEchoes(batch, known, null)]).toEqual([["b", { of: "a", likeness: "echo" }]]);
  });

  it("leaves what stands alone alone", () => {
    expect(findEchoes([sale({ eventId: "b" })], [], NOW).size).toBe(0);
  });
});
