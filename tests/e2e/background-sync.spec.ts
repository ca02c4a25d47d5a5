import type { CDPSession } from "@playwright/test";
import { DEMO_PASSWORD, emailOf, signIn } from "../support/e2e-people.ts";
import { at } from "../support/e2e-places.ts";
import { unhurried } from "../support/e2e-ready.ts";
import { aMachineThatWaits, knownOf } from "../support/e2e-visits.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, test, type Page } from "../support/e2e.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
test.describe.configure({ timeout: 240_000 });

const visits = at("/visitas", "perfumes");
const receiver = "**/api/maintenance/visits";
const say = (key: string, values?: Record<string, string | number>) => inSpanish(`technician.${key}`, values);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The browser around the pages: it wakes the worker of the visits when there is a network, whether or not one is open. */
async function workerOf(page: Page) {
  const lookout = await page.context().newPage();
  const devtools: CDPSession = await page.context().newCDPSession(lookout);
  let registrationId = "";
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    for (const { scopeURL, isDeleted, registrationId: id } of registrations)
      if (!isDeleted && scopeURL === visits) registrationId = id;
  });
  await devtools.send("ServiceWorker.enable");
  await expect.poll(() => registrationId, "the worker of the visits is registered").not.toBe("");
  const tag = "send-visits";
  return {
    sync: () =>
      devtools.send("ServiceWorker.dispatchSyncEvent", {
        origin: at("", "perfumes"),
        registrationId,
        tag,
        lastChance: false,
      }),
  };
}

/** A technician who finished a visit without a network, put the phone away and closed the page. */
async function aVisitLeftBehind(phone: Page, desk: Page) {
  await signIn(desk, emailOf("admin", "perfumes"), undefined, "perfumes");
  const machine = await aMachineThatWaits(desk);
  const context = phone.context();
  const sent: { status: number; byPage: boolean }[] = [];
  context.on("response", (response) => {
    const request = response.request();
    if (response.url().endsWith("/api/maintenance/visits"))
      sent.push({ status: response.status(), byPage: request.serviceWorker() === null });
  });
  await phone.goto(visits);
  await expect(phone.getByRole("article").first()).toBeVisible();
  // A cache has its name before anything is in it.
  await expect.poll(() => phone.evaluate(async () => (await caches.match("/visitas")) !== undefined)).toBe(true);
  await context.setOffline(true);
  await phone.getByRole("article").getByRole("button", { name: machine.name, exact: true }).click();
  await button(phone, `A1: ${say("machine.fill")}`).click();
  await button(phone, say("machine.finish")).click();
  await button(phone, say("finish.save")).click();
  await expect(phone.getByText(say("outbox.kept"), { exact: true })).toBeVisible();
  const browser = await workerOf(phone);
  await phone.close();
  return {
    machine,
    sent,
    sync: browser.sync,
    known: () => knownOf(desk, machine.id),
    /** The phone is taken out again. */
    open: async (path = visits) => {
      const page = unhurried(await context.newPage());
      await page.goto(path);
      return page;
    },
  };
}

const ofMachine = (page: Page, name: string) =>
  page
    .getByRole("region", { name: say("outbox.title") })
    .getByRole("listitem")
    .filter({ hasText: name });

test("a kept visit is sent once by the worker when the page is closed", async ({ loginAs, anotherBrowser }) => {
  const phone = await loginAs("technician", "perfumes");
  const context = phone.context();
  const left = await aVisitLeftBehind(phone, await anotherBrowser());
  expect((await left.known()).visits).toEqual([]);

  await context.setOffline(false);
  await left.sync();
  await expect.poll(async () => (await left.known()).visits).toHaveLength(1);
  expect((await left.known()).stock).toEqual({ A1: 10, A2: 10 });
  // The browser may call as often as it likes: what was answered is not asked again.
  await left.sync();
  await left.sync();

  const again = await left.open();
  await expect(ofMachine(again, left.machine.name).getByText(say("outbox.sent"))).toBeVisible();
  await again.evaluate(() => window.dispatchEvent(new Event("online")));
  await again.waitForTimeout(500);
  expect(left.sent, "one answer, and it was the worker's").toEqual([{ status: 200, byPage: false }]);
  expect((await left.known()).visits).toHaveLength(1);
});

test("a fault of ours keeps the visit for the next time the browser calls", async ({ loginAs, anotherBrowser }) => {
  const phone = await loginAs("technician", "perfumes");
  const context = phone.context();
  const left = await aVisitLeftBehind(phone, await anotherBrowser());
  const fault = { status: 503, json: { error: { code: "INTERNAL_ERROR" } } };
  await context.route(receiver, (route) => route.fulfill(fault));
  await context.setOffline(false);
  await left.sync();
  // The browser itself may have called as well, as soon as there was a network.
  await expect.poll(() => left.sent.length).toBeGreaterThan(0);
  await context.setOffline(true);
  const page = await left.open();
  await expect(ofMachine(page, left.machine.name).getByText(say("outbox.keptFault"))).toBeVisible();
  await page.close();
  expect((await left.known()).visits).toEqual([]);

  await context.unroute(receiver);
  await context.setOffline(false);
  await left.sync();
  await expect.poll(async () => (await left.known()).visits).toHaveLength(1);
});

test("whose session has ended finds the visit kept, and it goes out once they are in", async ({
  loginAs,
  anotherBrowser,
}) => {
  const phone = await loginAs("technician", "perfumes");
  const context = phone.context();
  const left = await aVisitLeftBehind(phone, await anotherBrowser());
  await context.clearCookies();
  await context.setOffline(false);
  await left.sync();
  // Once or twice: the browser itself may have called as well.
  await expect.poll(() => [...new Set(left.sent.map(({ status }) => status))]).toEqual([401]);

  await context.setOffline(true);
  const page = await left.open();
  const finished = ofMachine(page, left.machine.name);
  await expect(finished.getByText(say("outbox.keptSignIn"))).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("link", { name: say("outbox.signIn"), exact: true }).click();
  await page.getByLabel(inSpanish("identity.email")).fill(emailOf("technician", "perfumes"));
  await page.getByLabel(inSpanish("identity.password"), { exact: true }).fill(DEMO_PASSWORD);
  await button(page, inSpanish("identity.signIn.submit")).click();
  await expect(finished.getByText(say("outbox.sent"))).toBeVisible();
  expect((await left.known()).visits).toHaveLength(1);
});

test("a visit that is refused while nobody looks waits with its reason", async ({ loginAs, anotherBrowser }) => {
  const phone = await loginAs("technician", "perfumes");
  const context = phone.context();
  const left = await aVisitLeftBehind(phone, await anotherBrowser());
  await context.route(receiver, (route) => route.fulfill({ json: { ok: false, reason: "VISIT_TOO_OLD" } }));
  await context.setOffline(false);
  await left.sync();
  await expect.poll(() => left.sent.length).toBe(1);
  await context.unroute(receiver);

  const page = await left.open();
  const refused = ofMachine(page, left.machine.name);
  await expect(refused.getByText(inSpanish("errors.VISIT_TOO_OLD"))).toBeVisible();
  await expect(refused.getByText(say("outbox.refused"))).toBeVisible();
  await button(page, say("outbox.correct")).click();
  await expect(page.getByRole("textbox", { name: say("machine.refillOf", { position: "A1" }) })).toHaveValue("9");
  expect(left.sent, "what was refused is not sent again by itself").toHaveLength(1);
});
