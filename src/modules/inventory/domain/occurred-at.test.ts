import { describe, expect, it } from "vitest";
import { isAhead, occurredAt } from "./occurred-at.ts";

const NOW = Date.UTC(2026, 2, 2, 12);
const MIN = 60_000;
const DAY = 86_400_000;

type Row = [
  string,
  { at: number; clock: "synced" | "uncertain"; offset?: number; offsetAge?: number; expected: number },
];

describe("occurredAt", () => {
  it.each<Row>([
    ["a synced clock is believed", { at: NOW - 5 * MIN, clock: "synced", expected: NOW - 5 * MIN }],
    ["a month of backlog too", { at: NOW - 30 * DAY, clock: "synced", expected: NOW - 30 * DAY }],
    ["nothing happens after we hear of it", { at: NOW + 5 * MIN, clock: "synced", expected: NOW }],
    ["a clock that was never set is not believed", { at: 1000, clock: "synced", expected: NOW }],
    ["nor one far ahead", { at: NOW + 2 * DAY, clock: "synced", expected: NOW }],
    [
      "a synced clock is not corrected",
      { at: NOW - 5 * MIN, clock: "synced", offset: 60 * MIN, expected: NOW - 5 * MIN },
    ],
    [
      "an uncertain one is, by the last heartbeat",
      { at: NOW + 55 * MIN, clock: "uncertain", offset: 60 * MIN, expected: NOW - 5 * MIN },
    ],
    ["even from the year 1970", { at: 10 * MIN, clock: "uncertain", offset: 12 * MIN - NOW, expected: NOW - 2 * MIN }],
    ["never to after we heard of it", { at: NOW - 5 * MIN, clock: "uncertain", offset: -60 * MIN, expected: NOW }],
    [
      "an old heartbeat corrects nothing",
      { at: NOW - 5 * MIN, clock: "uncertain", offset: 60 * MIN, offsetAge: 2 * DAY, expected: NOW - 5 * MIN },
    ],
    [
      "a correction that leads nowhere is dropped",
      { at: NOW - 5 * MIN, clock: "uncertain", offset: -NOW, expected: NOW - 5 * MIN },
    ],
    ["without a heartbeat a believable time stands", { at: NOW - DAY, clock: "uncertain", expected: NOW - DAY }],
    ["and an unbelievable one is ours", { at: 10 * MIN, clock: "uncertain", expected: NOW }],
  ])("%s", (_name, { at, clock, offset = null, offsetAge = MIN, expected }) => {
    const facts = { receivedAt: NOW, offsetMs: offset, offsetAt: offset === null ? null : NOW - offsetAge };
    expect(occurredAt({ at, clock }, facts)).toBe(expected);
  });

  it("refuses more than a day ahead", () => {
    expect([isAhead(NOW + DAY, NOW), isAhead(NOW + DAY + 1, NOW)]).toEqual([false, true]);
  });
});
