import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./chromium.ts";

const { executablePath, args, env } = await findChromium();

/**
 * `npm test -- e2e` starts a server of its own and says where in E2E_ORIGIN; by hand, against one that already runs:
 * `E2E_ORIGIN=http://localhost:3000 npx playwright test --config scripts/playwright.config.ts`.
 */
export default defineConfig({
  testDir: "../tests/e2e",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [
    ["list"],
    ...(process.env["E2E_REPORT"] ? [["json", { outputFile: process.env["E2E_REPORT"] }] as const] : []),
  ],
  use: {
    baseURL: process.env["E2E_ORIGIN"] ?? "http://localhost:3000",
    locale: "es-AR",
    timezoneId: "America/Argentina/Buenos_Aires",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"], locale: "es-AR" } }],
});
