import { fileURLToPath } from "node:url";
import { expectAccessible } from "../support/e2e-axe.ts";
import { aMachineThatWaits, knownOf } from "../support/e2e-visits.ts";
import { at } from "../support/e2e-places.ts";
import { emailOf, signIn } from "../support/e2e-people.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, test, type Page } from "../support/e2e.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
test.describe.configure({ timeout: 240_000 });

const PICTURE = fileURLToPath(new URL("../../public/agenda.png", import.meta.url));
const visits = at("/visitas", "perfumes");
const say = (key: string, values?: Record<string, string | number>) => inSpanish(`technician.${key}`, values);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The phone has the page, what it needs, and the list: from here on it can do without a network. */
async function phoneIsReady(page: Page) {
  await page.goto(visits);
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect.poll(() => page.evaluate(kept)).toEqual(["data", "shell", "static"]);
}

/** What is kept, and not only begun: a cache has its name before anything is in it. Runs in the page. */
async function kept() {
  const filled = [];
  for (const name of await caches.keys())
    if ((await (await caches.open(name)).keys()).length > 0) filled.push(name.split("-")[1]);
  return filled.toSorted();
}

test("a visit made without a network is sent once when there is one, and what it answers is settled", async ({
  loginAs,
  anotherBrowser,
}) => {
  const desk = await anotherBrowser();
  await signIn(desk, emailOf("admin", "perfumes"), undefined, "perfumes");
  const { id, name } = await aMachineThatWaits(desk);
  await expect.poll(async () => (await knownOf(desk, id)).alerts).toEqual(["low_stock", "maintenance_due"]);
  const before = await knownOf(desk, id);

  const page = await loginAs("technician", "perfumes");
  const answers: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/api/maintenance/visits")) answers.push(response.url());
  });
  await phoneIsReady(page);

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(say("offlineHint"))).toBeVisible();
  await page.getByRole("article").getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await button(page, `A1: ${say("machine.fill")}`).click();
  await expect(page.getByRole("textbox", { name: say("machine.refillOf", { position: "A1" }) })).toHaveValue("9");
  await page.getByRole("radio", { name: say("machine.work") }).click();
  await page.getByRole("checkbox", { name: /Limpieza de prueba/ }).click();
  await page.locator("input[type=file]").setInputFiles(PICTURE);
  await expect(page.getByRole("img", { name: say("machine.photo", { number: 1 }) })).toBeVisible();

  // Whatever happens to the phone now, nothing that was entered is lost: also not when it opens at the machine's own address.
  await page.reload();
  await expect(page).toHaveURL(`${visits}/${id}`);
  await expect(page.getByRole("textbox", { name: say("machine.refillOf", { position: "A1" }) })).toHaveValue("9");
  await page.getByRole("radio", { name: say("machine.work") }).click();
  await expect(page.getByRole("img", { name: say("machine.photo", { number: 1 }) })).toBeVisible();
  await button(page, say("machine.finish")).click();
  await expect(page.getByRole("dialog").getByText(say("finish.refilled", { count: 9 }))).toBeVisible();
  await button(page, say("finish.save")).click();

  const finished = page.getByRole("listitem").filter({ hasText: name }).last();
  await expect(finished.getByText(say("outbox.kept"))).toBeVisible();
  await page.reload();
  await expect(finished.getByText(say("outbox.kept")), "kept over a reload").toBeVisible();
  expect((await knownOf(desk, id)).visits).toEqual([]);

  await page.context().setOffline(false);
  await expect(finished.getByText(say("outbox.sent"))).toBeVisible();
  const after = await knownOf(desk, id);
  expect(after.visits).toHaveLength(1);
  expect(after.visits[0]).toMatchObject({ lines: [{ position: "A1", refilled: 9 }], photos: [expect.any(String)] });
  expect(after.stock).toEqual({ A1: 10, A2: 10 });
  expect(after.planDueAt ?? 0, "the plan is counted from the visit").toBeGreaterThan(before.planDueAt ?? 0);
  await expect
    .poll(async () => (await knownOf(desk, id)).alerts, "the low position is settled")
    .not.toContain("low_stock");

  // Opened again, by whatever way the network came back: there is nothing left to send.
  await page.reload();
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(finished.getByText(say("outbox.sent"))).toBeVisible();
  expect((await knownOf(desk, id)).visits).toHaveLength(1);
  expect(answers, "answered once, it is not asked again").toHaveLength(1);

  await desk.goto(at("/panel/mantenimiento?tab=visits", "perfumes"));
  const listed = desk.getByRole("listitem").filter({ hasText: name });
  await expect(listed.getByText(inSpanish("maintenance.visits.refilled", { count: 9 }))).toBeVisible();
  await expect
    .poll(() => listed.getByRole("img").evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100);
});

test("whoever signs out takes along what the phone kept, but for what they have not sent", async ({
  loginAs,
  anotherBrowser,
}) => {
  const desk = await anotherBrowser();
  await signIn(desk, emailOf("admin", "perfumes"), undefined, "perfumes");
  const { id, name } = await aMachineThatWaits(desk);
  const page = await loginAs("technician", "perfumes");
  await phoneIsReady(page);
  // Neither the page nor its worker gets through.
  await page.context().route("**/api/maintenance/visits", (route) => route.abort());
  await page.goto(`${visits}/${id}`);
  await button(page, `A1: ${say("machine.fill")}`).click();
  await button(page, say("machine.finish")).click();
  await button(page, say("finish.save")).click();
  await expect(page.getByText(say("outbox.kept"), { exact: true })).toBeVisible();

  await page.goto(at("/panel/alertas", "perfumes"));
  await page.getByRole("button", { name: /Tu cuenta|Noelia/ }).click();
  await page.getByRole("menuitem", { name: inSpanish("identity.menu.signOut") }).click();
  await page.waitForURL(at("/", "perfumes"));
  expect(await page.evaluate(() => caches.keys())).toEqual([]);

  // The next one at this phone sees their own list and none of it.
  await signIn(page, emailOf("admin", "perfumes"), undefined, "perfumes");
  await page.goto(visits);
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(page.getByText(say("outbox.kept"))).toHaveCount(0);
  expect((await knownOf(desk, id)).visits).toEqual([]);

  // Its author is back: it goes out under their name.
  await page.context().unroute("**/api/maintenance/visits");
  await signIn(page, emailOf("technician", "perfumes"), undefined, "perfumes");
  await page.goto(visits);
  await expect(page.getByRole("listitem").filter({ hasText: name }).last().getByText(say("outbox.sent"))).toBeVisible();
  expect((await knownOf(desk, id)).visits).toHaveLength(1);
});

test("a visit that is refused says why, and leads back into it", async ({ loginAs }) => {
  const page = await loginAs("technician", "perfumes");
  await phoneIsReady(page);
  await page.route("**/api/maintenance/visits", (route) =>
    route.fulfill({ json: { ok: false, reason: "UNKNOWN_POSITION" } }),
  );
  await page.getByRole("article").getByRole("button").first().click();
  await page.getByRole("radio", { name: say("machine.work") }).click();
  await page.getByRole("textbox", { name: new RegExp(say("machine.notes")) }).fill("Puerta floja");
  await button(page, say("machine.finish")).click();
  await button(page, say("finish.save")).click();
  await expect(page.getByText(inSpanish("errors.UNKNOWN_POSITION"))).toBeVisible();
  await button(page, say("outbox.correct")).click();
  await page.getByRole("radio", { name: say("machine.work") }).click();
  await expect(page.getByRole("textbox", { name: new RegExp(say("machine.notes")) })).toHaveValue("Puerta floja");
  await button(page, say("machine.cancel")).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: say("machine.cancel") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expect(page.getByText(say("outbox.refused"))).toHaveCount(0);
});

test("the phone can install it, under the institution's name", async ({ loginAs }) => {
  const page = await loginAs("technician", "perfumes");
  await page.goto(visits);
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const { manifest, icons } = await page.evaluate(async (address) => {
    const read = (await (await fetch(address)).json()) as { icons: { src: string }[] };
    const pictures = await Promise.all(read.icons.map(({ src }) => fetch(src)));
    return { manifest: read, icons: pictures.map(({ ok, headers }) => ok && headers.get("content-type")) };
  }, href ?? "");
  expect(manifest).toMatchObject({
    name: say("app.name", { institution: "Perfumes del Plata" }),
    start_url: "/visitas",
  });
  expect(icons).toEqual(["image/png", "image/png", "image/png"]);
});

test("the technician's and the desk's pages of maintenance are accessible", async ({ loginAs }) => {
  const page = await loginAs("technician", "perfumes");
  await phoneIsReady(page);
  const [first] = await page.getByRole("article").getByRole("button").all();
  await first?.click();
  await page.waitForURL(/visitas\/.+/);
  const machine = page.url();
  for (const url of [
    visits,
    machine,
    `${visits}?screen=bag`,
    `${visits}?screen=scan`,
    ...["", "?tab=work", "?tab=visits", "?tab=costs"].map((tab) => at(`/panel/mantenimiento${tab}`, "perfumes")),
  ])
    await expectAccessible(page, url);
});
