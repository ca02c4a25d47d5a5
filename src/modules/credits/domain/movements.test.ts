import { expect, test } from "vitest";
import { movementsOf, pageOf, type LedgerLine } from "./movements.ts";

const line = (changes: Partial<LedgerLine>): LedgerLine => ({
  id: "1",
  lotId: "lot",
  kind: "issue",
  amount: 1,
  cause: "request:1",
  reason: null,
  appointmentId: null,
  actorId: null,
  at: 0,
  ...changes,
});
const read = (lines: LedgerLine[], captured: string[] = []) =>
  movementsOf(lines, new Set(captured)).map(({ kind, amount }) => [kind, amount]);

test("an effect that took from two lots is one movement", () => {
  const hold = { kind: "hold" as const, cause: "appointment:a", appointmentId: "a" };
  expect(
    read([line({ ...hold, amount: -2 }), line({ ...hold, lotId: "other", amount: -1 }), line({ amount: 5 })]),
  ).toEqual([
    ["hold", -3],
    ["issue", 5],
  ]);
});

test("what was captured reads as used, and its capture is no movement", () => {
  const lines = [
    line({ kind: "capture", amount: 0, cause: "appointment:a", appointmentId: "a" }),
    line({ kind: "hold", amount: -1, cause: "appointment:a", appointmentId: "a" }),
  ];
  expect(read(lines, ["a"])).toEqual([["used", -1]]);
  expect(read(lines, ["b"])).toEqual([["hold", -1]]);
});

test.each([
  ["lot:1", "expire"],
  ["transition:1", "lapsed"],
])("an expiry caused by %s reads as %s", (cause, kind) => {
  expect(read([line({ kind: "expire", amount: -1, cause })])).toEqual([[kind, -1]]);
});

test("the same cause for two kinds is two movements", () => {
  expect(
    read([
      line({ kind: "issue", cause: "transition:1" }),
      line({ kind: "return", cause: "transition:1", appointmentId: "a" }),
    ]),
  ).toEqual([
    ["issue", 1],
    ["return", 1],
  ]);
});

const lines = (...causes: string[]) => causes.map((cause, index) => line({ id: String(index), cause }));

test.each([
  { causes: ["a", "b"], size: 2, ids: ["0", "1"], next: null },
  { causes: ["a", "b", "c"], size: 2, ids: ["0", "1"], next: "1" },
  { causes: ["a", "b", "b"], size: 2, ids: ["0"], next: "0" },
  { causes: ["a", "a", "a"], size: 2, ids: ["0", "1"], next: "1" },
  { causes: [], size: 2, ids: [], next: null },
])("a page of $size of $causes ends with a whole effect", ({ causes, size, ids, next }) => {
  const page = pageOf(lines(...causes), size);
  expect(page.lines.map(({ id }) => id)).toEqual(ids);
  expect(page.next).toBe(next);
});
