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
};

export default defineConfig({
  root,
  test: {
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // Pages, components and their hooks run in a browser only: the end-to-end run judges them there, uncounted here.
      exclude: [
        "src/**/*.test.ts",
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
        test: { ...shared, name: "unit", root, include: ["src/**/*.test.ts", "scripts/**/*.test.ts"] },
      },
      {
        resolve,
        test: {
          ...shared,
          name: "integration",
          root,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [at("./test/global-setup.ts")],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
