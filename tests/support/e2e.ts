import { randomInt } from "node:crypto";
import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { letGo } from "./e2e-claims.ts";
import { type DemoRole, emailOf, signIn } from "./e2e-people.ts";
import type { Slug } from "./e2e-places.ts";
import { unhurried } from "./e2e-ready.ts";

type Fixtures = {
  /** Signs this test's browser in as one of the demo's people. */
  loginAs: (role: DemoRole, slug?: Slug) => Promise<Page>;
  /** Another browser altogether, as if on another desk; gone when the test ends. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  page: async ({ page }, lend) => {
    await page.context().setExtraHTTPHeaders(fromSomewhere());
    await lend(unhurried(page));
    letGo();
  },
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
        extraHTTPHeaders: fromSomewhere(),
        ...options,
      });
      const page = unhurried(await context.newPage());
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

/** Every browser calls from an address of its own: how many accounts one address opens in a quarter of an hour is limited. */
const fromSomewhere = () => ({ "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });

export { expect };
export type { Page };
