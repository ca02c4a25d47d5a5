import { readFileSync } from "node:fs";
import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import en from "./messages/en/errors.json" with { type: "json" };
import es from "./messages/es-AR/errors.json" with { type: "json" };

const REFUSED = /\brefuse\(\s*"([A-Z][A-Z0-9_]+)"/g;
/** Tables of refusals, as `claim-time.ts` has one: `busy: "SLOT_TAKEN"`. */
const TABLE = /const REFUSALS = \{([^}]+)\}/g;

const sources = globSync("src/**/*.{ts,tsx}", { cwd: new URL("../..", import.meta.url).pathname }).filter(
  (path) => !path.includes(".test."),
);
const reasons = new Map<string, string>();
for (const path of sources) {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  for (const [, reason = ""] of text.matchAll(REFUSED)) reasons.set(reason, path);
  for (const [, body = ""] of text.matchAll(TABLE))
    for (const [, reason = ""] of body.matchAll(/"([A-Z][A-Z0-9_]+)"/g)) reasons.set(reason, path);
}

test("refusals are found", () => {
  expect(reasons.size).toBeGreaterThan(30);
  expect([...reasons.keys()]).toEqual(
    expect.arrayContaining(["SLOT_TAKEN", "TOO_LATE_TO_MOVE", "DAILY_MAX", "SERIES_TOO_LONG"]),
  );
});

describe.each([
  ["es-AR", es],
  ["en", en],
] as const)("every refusal has its words in %s", (_locale, words) => {
  test.each([...reasons])("%s (%s)", (reason) => {
    expect((words as Record<string, string>)[reason]?.trim()).toMatch(/\S.*\.$/);
  });
});
