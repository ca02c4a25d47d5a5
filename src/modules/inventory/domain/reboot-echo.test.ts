import { describe, expect, it } from "vitest";
import { findEchoes, isRebootEcho, type Report } from "./reboot-echo.ts";

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

describe("isRebootEcho", () => {
  it.each<[string, Partial<Report>, Partial<Report>, number | null, boolean]>([
    ["told again under a new id, the clock now uncertain", {}, {}, null, true],
    ["thirty seconds later still", { soldAt: before.soldAt + 30 * S }, {}, null, true],
    ["later than that it is another sale", { soldAt: before.soldAt + 31 * S }, {}, null, false],
    ["a clock that knows the time tells of sales", { clock: "synced" }, {}, NOW, false],
    ["another position", { position: "A2" }, {}, null, false],
    ["another price", { unitPriceMinor: 501 }, {}, null, false],
    ["another quantity", { quantity: 2 }, {}, null, false],
    ["the same id is a repetition, not an echo", { eventId: "a" }, {}, null, false],
    ["a clock of 1970, heard at once", { soldAt: 5 * S, occurredAt: before.occurredAt + 10 * S }, {}, null, true],
    ["both uncertain, the counter went on: a second purchase", { seq: 8 }, { clock: "uncertain", seq: 7 }, NOW, false],
    ["both uncertain, the counter began anew", { seq: 1 }, { clock: "uncertain", seq: 7 }, null, true],
    ["both uncertain, the counter stood still", { seq: 7 }, { clock: "uncertain", seq: 7 }, null, true],
    ["both uncertain, no counter, no restart", {}, { clock: "uncertain" }, null, false],
    ["both uncertain, a restart between them", {}, { clock: "uncertain" }, before.soldAt + 10 * S, true],
    ["both uncertain, a restart long before", {}, { clock: "uncertain" }, before.soldAt - 60 * S, false],
    ["both uncertain, a restart long after", {}, { clock: "uncertain" }, before.soldAt + 60 * S, false],
    [
      "two of one batch whose times were unbelievable are told apart by them",
      { soldAt: 600 * S, occurredAt: NOW, seq: 1 },
      { soldAt: 5 * S, occurredAt: NOW, clock: "uncertain", seq: 7 },
      null,
      false,
    ],
  ])("%s", (_name, report, earlier, restartedAt, expected) => {
    expect(isRebootEcho(sale({ eventId: "b", ...report }), { ...before, ...earlier }, restartedAt)).toBe(expected);
  });
});

describe("findEchoes", () => {
  it("gives each sale one echo at most", () => {
    const batch = ["b", "c"].map((eventId) => sale({ eventId }));
    expect([...findEchoes(batch, [before], null)]).toEqual([["b", "a"]]);
  });

  it("finds the original in the same batch", () => {
    const batch = [before, sale({ eventId: "b" })];
    expect([...findEchoes(batch, [], null)]).toEqual([["b", "a"]]);
  });

  it("leaves what stands alone alone", () => {
    expect(findEchoes([sale({ eventId: "b" })], [], NOW).size).toBe(0);
  });
});
