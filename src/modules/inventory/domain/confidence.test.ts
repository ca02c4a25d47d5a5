import { expect, it } from "vitest";
import { confidenceIn, type Confidence, type Evidence } from "./confidence.ts";

const NOW = Date.UTC(2026, 2, 30);
const DAY = 86_400_000;
const sure: Evidence = {
  lastCountAt: NOW - DAY,
  quantity: 5,
  capacity: 10,
  assumedSince: null,
  sold: 100,
  unmatched: 0,
  uncertain: 0,
};

it.each<[string, Partial<Evidence>, Confidence["level"], Confidence["doubts"]]>([
  ["a fresh count", {}, "high", []],
  ["no count", { lastCountAt: null }, "low", ["never_counted"]],
  ["a count of three weeks ago", { lastCountAt: NOW - 21 * DAY }, "medium", ["old_count"]],
  ["a count of two months ago", { lastCountAt: NOW - 60 * DAY }, "low", ["old_count"]],
  ["more sold than there was", { quantity: -1 }, "low", ["oversold"]],
  ["more than can lie there", { quantity: 11 }, "low", ["overfull"]],
  ["another product since the count", { assumedSince: NOW - 1 }, "low", ["assumed"]],
  ["a count since then", { assumedSince: NOW - DAY }, "high", []],
  ["a full position", { quantity: 10 }, "high", []],
  ["a few sales that only an audit knows", { unmatched: 10 }, "medium", ["unmatched_sales"]],
  ["many of them", { unmatched: 11 }, "low", ["unmatched_sales"]],
  ["one of a handful", { sold: 4, unmatched: 1 }, "medium", ["unmatched_sales"]],
  ["a clock that did not know the time", { uncertain: 1 }, "medium", ["uncertain_clock"]],
  [
    "all at once, the worst first",
    { lastCountAt: NOW - 21 * DAY, quantity: -1, uncertain: 50 },
    "low",
    ["oversold", "uncertain_clock", "old_count"],
  ],
])("%s", (_name, changes, level, doubts) => {
  expect(confidenceIn({ ...sure, ...changes }, NOW)).toEqual({ level, doubts });
});
