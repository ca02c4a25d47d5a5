import { aMachine, anIntegration, mark, OPERATOR, signInAs } from "../support/e2e-fleet.ts";
import { at } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const group = (page: Page, priority: string) =>
  page.getByRole("region", { name: inSpanish(`alerts.groups.${priority}`), exact: true });
const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const button = (page: Page, name: string, action: string) =>
  row(page, name).getByRole("button", { name: inSpanish(`alerts.actions.${action}`), exact: true });

test("an alert lives in two browsers at once: opened, taken over, settled, worse, over", async ({
  page: admin,
  anotherBrowser,
}) => {
  const technician = await anotherBrowser();
  await signInAs(admin, "admin");
  await signInAs(technician, "tecnica");
  const machine = await aMachine(await anIntegration(admin), [
    { position: "A1", capacity: 10, low_stock_threshold: 3 },
    { position: "A2", capacity: 10, low_stock_threshold: 3 },
  ]);
  const { name } = machine;
  const both = [admin, technician];
  const same: (() => Promise<boolean>)[] = [];
  for (const page of both) {
    const listening = page.waitForResponse((response) => response.url().endsWith("/api/live"));
    await page.goto(at(`/panel/alertas?machine=${machine.id}`, OPERATOR));
    await listening;
    await expect(page.getByText(inSpanish("alerts.empty.filteredTitle"))).toBeVisible();
    same.push(await mark(page));
  }

  await machine.sell("A1", 8);
  for (const page of both) {
    await expect(row(page, name)).toHaveCount(1);
    await expect(group(page, "medium").getByRole("listitem")).toContainText(
      inSpanish("alerts.says.low_stock", { quantity: 2, product: machine.product, position: "A1" }),
      { ignoreCase: true },
    );
  }

  await button(admin, name, "acknowledge").click();
  await expect(row(technician, name)).toContainText(inSpanish("alerts.state.acknowledged"));
  await expect(button(technician, name, "acknowledge")).toBeDisabled();

  await button(technician, name, "resolve").click();
  for (const page of both) await expect(row(page, name)).toHaveCount(0);

  // It went on all the same. As bad as it was it leaves whoever settled it alone; now that nothing is left, it does not.
  await machine.sell("A1", 1);
  await machine.sell("A1", 1);
  for (const page of both) {
    await expect(group(page, "high").getByRole("listitem")).toHaveCount(1);
    await expect(row(page, name)).toHaveCount(1);
    await expect(row(page, name)).not.toContainText(inSpanish("alerts.state.acknowledged"));
    await expect(row(page, name)).toContainText(
      inSpanish("alerts.says.empty", { product: machine.product, position: "A1" }),
      { ignoreCase: true },
    );
  }

  await machine.count({ A1: 10, A2: 10 });
  for (const page of both) await expect(row(page, name)).toHaveCount(0);
  expect(await Promise.all(same.map((isSame) => isSame())), "nobody loaded the page again").toEqual([true, true]);

  // What happened is written down, in the order in which it did.
  await admin.goto(at(`/panel/alertas?machine=${machine.id}&state=resolved`, OPERATOR));
  await expect(row(admin, name)).toHaveCount(2);
  await row(admin, name).last().getByRole("button").first().click();
  const story = admin.getByRole("dialog");
  await expect(story).toContainText(inSpanish("alerts.state.resolved"));
  for (const [key, who] of [
    ["acknowledged", /La atendió/],
    ["resolved", /La resolvió/],
  ] as const)
    await expect(story.getByText(who), key).toBeVisible();
});

test("the keyboard keeps its place: after Esc, and where a row goes away", async ({ page }) => {
  await signInAs(page, "admin");
  const positions = ["A1", "A2", "A3"];
  const machine = await aMachine(
    await anIntegration(page),
    positions.map((position) => ({ position, capacity: 10, low_stock_threshold: 3 })),
  );
  for (const position of positions) await machine.sell(position, 8);
  await page.goto(at(`/panel/alertas?machine=${machine.id}`, OPERATOR));
  const rows = page.locator("[data-alert] [data-row]");
  await expect(rows).toHaveCount(3);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText(inSpanish("alerts.detail.history"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(rows.nth(1)).toBeFocused();

  await page.keyboard.press("r");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
});

test("an alert that escalated is opened, and searched by its machine's name", async ({ page }) => {
  await signInAs(page, "admin");
  const machine = await aMachine(await anIntegration(page), [{ position: "A1", capacity: 10, low_stock_threshold: 3 }]);
  await machine.sell("A1", 8);
  await page.goto(at("/panel/alertas", OPERATOR));
  await page.getByRole("searchbox", { name: inSpanish("alerts.filters.search") }).fill(machine.name);
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.locator("[data-alert]")).toHaveCount(1);
  await expect(group(page, "medium").getByRole("listitem")).toHaveCount(1);
  await machine.sell("A1", 2);
  await expect(group(page, "high").getByRole("listitem")).toHaveCount(1);
  await row(page, machine.name).getByRole("button").first().click();
  await expect(
    page.getByRole("dialog").getByText(inSpanish("alerts.events.escalated", { from: "media", to: "alta" })),
  ).toBeVisible();
});
