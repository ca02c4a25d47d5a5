import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { playwrightCounts, playwrightTimes, vitestCounts, vitestTimes } from "./reports.ts";
import { whereTimeWent } from "./times.ts";

function aReport(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "zaguan-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test("Vitest's: a file that could not be loaded has failed, and files have their times", () => {
  const file = (name: string, endTime: number, status: string, assertionResults: unknown[]) => ({
    name: join(process.cwd(), name),
    startTime: 1000,
    endTime,
    status,
    assertionResults,
  });
  const path = aReport({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [file("a.test.ts", 3500, "failed", [{}]), file("b.test.ts", 1000, "failed", [])],
  });
  expect(vitestCounts(path)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  expect(vitestTimes(path)).toEqual([
    { file: "a.test.ts", ms: 2500 },
    { file: "b.test.ts", ms: 0 },
  ]);
});

test("Playwright's: the time of a file is that of its tests, also of those in a group", () => {
  const specs = (...durations: number[]) => [{ tests: [{ results: durations.map((duration) => ({ duration })) }] }];
  const path = aReport({
    stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 },
    errors: [{}],
    suites: [{ file: "race.spec.ts", specs: specs(1000, 500), suites: [{ file: "race.spec.ts", specs: specs(250) }] }],
  });
  expect(playwrightCounts(path)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(playwrightTimes(path)).toEqual([{ file: "tests/e2e/race.spec.ts", ms: 1750 }]);
});

test("a runner that left no report has failed, and took no time that we know of", () => {
  expect(vitestCounts("/no/such/report.json")).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightTimes("/no/such/report.json")).toEqual([]);
});

test("where the time went: the parts, and the slowest files first", () => {
  const parts = [
    { name: "unit", ms: 12_000 },
    { name: "all", ms: 61_400 },
  ];
  const files = [3, 1, 2].map((n) => ({ file: `${String(n)}.test.ts`, ms: n * 1000 }));
  expect(whereTimeWent({ parts }, files)).toBe(
    "unit 12 s, all 61 s\n    3 s  3.test.ts\n    2 s  2.test.ts\n    1 s  1.test.ts",
  );
});
