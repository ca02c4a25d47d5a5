import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoleUrls } from "#platform/db/roles.ts";
import { Trouble } from "../up/trouble.ts";
import { prepareE2e, startE2eServer } from "./e2e-server.ts";
import { add, type Counts, NONE, playwrightCounts, playwrightTimes, vitestCounts, vitestTimes } from "./reports.ts";
import { makeTemplate } from "./template.ts";
import { ADMIN_URL, SECRET, startThrowAwayPostgres, type ThrowAwayPostgres } from "./throw-away-postgres.ts";
import { type FileTime, Stopwatch, whereTimeWent } from "./times.ts";

/**
 * `npm test`: everything, with coverage. `npm test -- unit|integration|e2e [filter]`: a part of it. `--quick` leaves out what is
 * tagged slow. Ends with where the time went, and one plain line that sums both runners up.
 */
const PARTS = ["unit", "integration", "e2e"] as const;
type Part = (typeof PARTS)[number];

const asked = process.argv.slice(2).filter((word) => word !== "--quick");
const isQuick = process.argv.includes("--quick");
const named = PARTS.find((part) => part === asked[0]);
const parts: readonly Part[] = named ? [named] : PARTS;
const filters = named ? asked.slice(1) : asked;
const stopwatch = new Stopwatch();

const work = mkdtempSync(join(tmpdir(), "zaguan-run-"));
const atEnd: (() => void | Promise<void>)[] = [() => rmSync(work, { recursive: true, force: true })];
let ending: Promise<void> | undefined;

function end(): Promise<void> {
  ending ??= (async () => {
    for (const step of atEnd.toReversed()) await step();
  })();
  return ending;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void end().then(() => process.exit(130)));
process.once("disconnect", () => void end().then(() => process.exit(130)));

interface Outcome {
  counts: Counts;
  code: number;
  times: FileTime[];
}

async function runVitest(projects: readonly Part[], database: ThrowAwayPostgres | undefined): Promise<Outcome> {
  const report = join(work, "vitest.json");
  const whole = projects.length > 1 && filters.length === 0 && !isQuick;
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=scripts/vitest.config.ts",
    "--passWithNoTests",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(whole ? ["--coverage"] : []),
    ...(isQuick ? ["--tags-filter=!slow"] : []),
    ...filters,
  ];
  const env: Record<string, string> = database ? { [ADMIN_URL]: database.adminUrl, [SECRET]: database.secret } : {};
  const code = await stopwatch.time(projects.join(" and "), run(args, env));
  return { counts: vitestCounts(report), code, times: vitestTimes(report) };
}

async function runPlaywright(urls: RoleUrls): Promise<Outcome> {
  const report = join(work, "playwright.json");
  const server = await startE2eServer(urls, work);
  atEnd.push(server.stop);
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config=scripts/playwright.config.ts",
    "--pass-with-no-tests",
    ...filters,
  ];
  const code = await stopwatch.time("e2e", run(args, { ...server.env, E2E_REPORT: report }));
  return { counts: playwrightCounts(report), code, times: playwrightTimes(report) };
}

async function run(args: string[], env: Record<string, string>): Promise<number> {
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    atEnd.push(() => void child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

try {
  const vitest = parts.filter((part) => part !== "e2e");
  const needsDatabase = parts.some((part) => part !== "unit");
  const database = needsDatabase ? await startThrowAwayPostgres() : undefined;
  if (database) {
    atEnd.push(database.stop);
    await makeTemplate(database);
  }
  // The pages are built while the others run: those often wait for PostgreSQL. Should it fail, that is told when it is awaited.
  const prepared =
    database && parts.includes("e2e") ? stopwatch.time("building pages", prepareE2e(database)) : undefined;
  prepared?.catch(() => undefined);

  const outcomes: Outcome[] = [];
  if (vitest.length > 0) outcomes.push(await runVitest(vitest, database));
  if (prepared) outcomes.push(await runPlaywright(await prepared));

  const { passed, failed, skipped } = outcomes.map(({ counts }) => counts).reduce(add, NONE);
  process.exitCode = failed > 0 || outcomes.some(({ code }) => code !== 0) ? 1 : 0;
  await end();
  if (process.exitCode === 1 && failed === 0)
    console.log("\nEvery test passed, and yet the run failed: see the coverage or the error above.");
  console.log(
    `\n${whereTimeWent(
      stopwatch,
      outcomes.flatMap(({ times }) => times),
    )}`,
  );
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
} catch (error) {
  if (!ending) console.error(error instanceof Trouble ? error.message : error);
  await end();
  process.exitCode = 1;
}
process.exit();
