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
