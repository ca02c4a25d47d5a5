import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Outside Next's bundler this package only throws; next-intl must be transformed to reach the same alias.
const resolve = { alias: { "server-only": at("./test/empty.ts") } };

const shared = {
  server: { deps: { inline: ["next-intl"] } },
  env: { NODE_ENV: "test" as const, TZ: "UTC" },
  pool: "forks" as const,
  // Vitest leaves one core to itself, which of two is half; and who waits for PostgreSQL needs no core.
  maxWorkers: Math.max(2, availableParallelism()),
  // For what hangs, and for nothing else: a test that means "soon" measures it, in processor time.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Conditions are waited for as long as that may take on a busy machine.
  expect: { poll: { timeout: 60_000, interval: 50 } },
};

export default defineConfig({
  root,
  test: {
    // Races and long walks: `npm test -- --quick` leaves them out. A file is tagged by a line "@module-tag slow" at its head.
    tags: [{ name: "slow", description: "takes more than ten seconds" }],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Pages, components and their hooks run in a browser only: the end-to-end run judges them there, uncounted here.
      exclude: [
        "src/**/*.test.{ts,tsx}",
        "src/**/*.tsx",
        "src/app/**",
        "src/ui/**",
        "src/modules/*/ui/**",
        "src/lib/use-*.ts",
        "src/server/{main,page}.ts",
        "src/{proxy,instrumentation}.ts",
        "src/**/*tables.ts",
      ],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: `${root}coverage`,
      thresholds: { lines: 90, "src/modules/*/domain/**/*.ts": { lines: 100 } },
    },
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: "unit",
          root,
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          // Judgement leaves nothing behind, so files may share a process; a test that needs one of its own starts it.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: "integration",
          root,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [at("./test/global-setup.ts")],
        },
      },
    ],
  },
});
