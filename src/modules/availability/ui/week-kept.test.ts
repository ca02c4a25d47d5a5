import { describe, expect, test } from "vitest";
import { addPeriod, type Draft, fingerprint, newKey, toDrafts } from "./week-draft.ts";
import { fromKept, toKept } from "./week-kept.ts";

const saved = toDrafts([
  { weekday: 1, start: "09:00", end: "13:00", effectiveFrom: null, effectiveUntil: null },
  { weekday: 3, start: "20:00", end: "24:00", effectiveFrom: null, effectiveUntil: null },
]);
const before = fingerprint(saved);
const drawn: Draft[] = [...saved, { key: newKey(), weekday: 5, start: 600, end: 720, from: null, until: null }];

describe("hours that are drawn and not saved", () => {
  test("come back as they were, with what was saved when they were begun", () => {
    const kept = fromKept(toKept(drawn, before));
    expect(fingerprint(kept?.drafts ?? [])).toBe(fingerprint(drawn));
    expect(kept?.before).toBe(before);
  });

  test("have keys that none drawn afterwards is given too", () => {
    const drafts = fromKept(toKept(drawn, before))?.drafts ?? [];
    const always = { from: null, until: null };
    const more = addPeriod(drafts, always, { from: "2027-01-04", until: "2027-01-31" });
    expect(new Set(more.map(({ key }) => key)).size).toBe(more.length);
    expect(drafts.map(({ key }) => key)).not.toContain(drawn[2]?.key);
  });

  test("a week without hours is kept too; no week at all is not", () => {
    expect(fromKept(toKept([], before))?.drafts).toEqual([]);
    expect(fromKept("")).toBeNull();
  });

  test.each([
    ["no JSON", "{"],
    ["another thing", "[]"],
    ["a weekday that is none", `{"before":"","drafts":[{"weekday":8,"start":0,"end":60,"from":null,"until":null}]}`],
    ["half a minute", `{"before":"","drafts":[{"weekday":1,"start":0.5,"end":60,"from":null,"until":null}]}`],
    ["no date", `{"before":"","drafts":[{"weekday":1,"start":0,"end":60,"from":"soon","until":null}]}`],
  ])("what cannot be read (%s) is as if nothing had been kept", (_what, text) => {
    expect(fromKept(text)).toBeNull();
  });
});
