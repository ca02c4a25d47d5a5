import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { type DemoRole, emailOf, signIn } from "./e2e-people.ts";
import type { Slug } from "./e2e-places.ts";

type Fixtures = {
  /** Signs this test's browser in as one of the demo's people. */
  loginAs: (role: DemoRole, slug?: Slug) => Promise<Page>;
  /** Another browser altogether, as if on another desk; gone when the test ends. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  loginAs: async ({ page }, lend) => {
    await lend(async (role, slug = "clinica") => {
      await signIn(page, emailOf(role, slug), undefined, slug);
      return page;
    });
  },
  anotherBrowser: async ({ browser }: { browser: Browser }, lend) => {
    const opened: Page[] = [];
    await lend(async (options = {}) => {
      const context = await browser.newContext({
        locale: "es-AR",
        timezoneId: "America/Argentina/Buenos_Aires",
        ...options,
      });
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect };
export type { Page };
