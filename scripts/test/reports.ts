import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { FileTime } from "./times.ts";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
}

/** A file that could not even be loaded has no tests to fail: it counts as one. */
export function vitestCounts(path: string): Counts {
  return counted(path, (report: VitestReport) => ({
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** A file's time, without that of importing what it tests. */
export const vitestTimes = (path: string): FileTime[] =>
  timed(path, ({ testResults }: VitestReport) =>
    testResults.map(({ name, startTime, endTime }) => ({
      file: relative(process.cwd(), name),
      ms: endTime - startTime,
    })),
  );

interface PlaywrightSuite {
  file: string;
  specs: { tests: { results: { duration: number }[] }[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

export function playwrightCounts(path: string): Counts {
  return counted(path, ({ stats, errors }: PlaywrightReport) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  }));
}

export const playwrightTimes = (path: string): FileTime[] =>
  timed(path, ({ suites }: PlaywrightReport) =>
    suites.map((suite) => ({ file: join("tests/e2e", suite.file), ms: durationOf(suite) })),
  );

const durationOf = ({ specs, suites = [] }: PlaywrightSuite): number =>
  specs
    .flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)))
    .concat(suites.map(durationOf))
    .reduce((sum, ms) => sum + ms, 0);

function timed<Report>(path: string, read: (report: Report) => FileTime[]): FileTime[] {
  try {
    return read(JSON.parse(readFileSync(path, "utf8")) as Report);
  } catch {
    return [];
  }
}

/** A runner that left no report failed as a whole. */
function counted<Report>(path: string, count: (report: Report) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(path, "utf8")) as Report);
  } catch {
    return { ...NONE, failed: 1 };
  }
}
