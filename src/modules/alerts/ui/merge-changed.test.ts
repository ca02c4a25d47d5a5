import { expect, it } from "vitest";
import type { AlertItem, AlertsPage } from "../queries/list-alerts.ts";
import type { Priority } from "../schemas.ts";
import { mergeChanged } from "./merge-changed.ts";

const alert = (id: string, priority: Priority = "high") => ({ id, priority }) as AlertItem;
const page = (alerts: AlertItem[], nextCursor: string | null = null, now = 1) =>
  ({ alerts, nextCursor, now, counts: { critical: 0, high: alerts.length, medium: 0, low: 0 } }) as AlertsPage;
const ids = (pages: readonly AlertsPage[]) => pages.map(({ alerts }) => alerts.map(({ id }) => id).join(""));

it("changes one in its place, and says when", () => {
  const merged = mergeChanged([page([alert("c"), alert("b"), alert("a")])], ["b"], page([alert("b")], null, 9), false);
  expect(ids(merged)).toEqual(["cba"]);
  expect(merged[0]).toMatchObject({ now: 9, counts: { high: 1 } });
});

it("moves what weighs more, takes what is over, puts in what is new", () => {
  const before = [page([alert("d"), alert("c")], "x"), page([alert("b"), alert("a", "low")])];
  expect(ids(mergeChanged(before, ["a"], page([alert("a", "critical")]), false))).toEqual(["adc", "b"]);
  expect(ids(mergeChanged(before, ["c", "b"], page([]), false))).toEqual(["d", "a"]);
  expect(ids(mergeChanged(before, ["e"], page([alert("e")]), false))).toEqual(["edc", "ba"]);
  expect(ids(mergeChanged(before, ["e"], page([alert("e", "low")]), false))).toEqual(["dc", "bea"]);
});

it("leaves to the next page what stands after the last one fetched", () => {
  expect(ids(mergeChanged([page([alert("d"), alert("c")], "x")], ["b"], page([alert("b")]), false))).toEqual(["dc"]);
  expect(ids(mergeChanged([page([alert("d"), alert("c")])], ["b"], page([alert("b")]), false))).toEqual(["dcb"]);
});

it("what is over is in the order of opening, whatever it weighed", () => {
  expect(ids(mergeChanged([page([alert("c"), alert("a")])], ["b"], page([alert("b", "low")]), true))).toEqual(["cba"]);
});

it("an empty list takes what comes", () => {
  expect(ids(mergeChanged([page([])], ["b"], page([alert("b")]), false))).toEqual(["b"]);
});
