import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** Clean for axe in both themes, and no wider than a small phone. Complaints are gathered, so that one run tells all. */
export async function expectAccessible(page: Page, url: string): Promise<void> {
  const { pathname } = new URL(url);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(url, { waitUntil: "load" });
  await expect(page.locator("h1").first()).toBeAttached();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator(`html.${colorScheme}`)).toBeAttached();
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
    );
    expect.soft(told, `${pathname} in the ${colorScheme} theme`).toEqual([]);
  }

  await page.setViewportSize(PHONE);
  await expect
    .soft(
      async () =>
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width),
      `${pathname} at 360 px`,
    )
    .toPass({ timeout: 20_000 });
}
