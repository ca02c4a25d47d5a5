import type { Locale } from "#i18n/locales.ts";
import { formatRange } from "#lib/time.ts";
import { chooseDay, clockOf, CLINIC_ZONE, enterByCode, registerInline, timeButton } from "../support/e2e-booking.ts";
import { lettersTo, letterTo } from "../support/e2e-mail.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { becomeClient, book, services, somebody, someFreeTime } from "../support/e2e-people.ts";
import { inSpanish, inThe } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const home: Record<Locale, string> = { "es-AR": "/", en: "/en" };
const assessment: Record<Locale, string> = { "es-AR": services.assessment, en: "First assessment" };
const mine: Record<Locale, string> = { "es-AR": "/turnos", en: "/en/appointments" };
const MINUTE_MS = 60_000;

/** Service, whoever is free, day, time, who you are, yes; then what they look for. */
async function booksAnAssessment(page: Page, locale: Locale) {
  const say = inThe[locale];
  const person = somebody();
  const time = await someFreeTime(page, services.assessment);

  await page.goto(at(home[locale]));
  await page.getByRole("link", { name: assessment[locale] }).click();
  await expect(page.getByRole("heading", { level: 1, name: assessment[locale] })).toBeVisible();
  await page.getByRole("radio", { name: say("booking.professional.any") }).click();
  await chooseDay(page, time.date, locale);
  await timeButton(page, time, locale).click();

  await expect(page.getByRole("heading", { level: 1, name: say("booking.hold.title") })).toBeVisible();
  await expect(page.getByText(clockOf(time, locale)).first()).toBeVisible();
  await registerInline(page, person, locale);
  await page.getByRole("button", { name: say("booking.hold.request"), exact: true }).click();

  await expect(page.getByRole("heading", { level: 1, name: say("appointments.headline.pending") })).toBeVisible();
  const range = formatRange(time.start, time.start + 60 * MINUTE_MS, CLINIC_ZONE, locale);
  await expect(page.getByText(range), "when").toBeVisible();
  await expect(page.getByText(say("booking.summary.where"), { exact: true }), "where").toBeVisible();
  await expect(page.getByRole("heading", { name: say("appointments.change.title") }), "how to change it").toBeVisible();
  return { person, time, range };
}

for (const locale of ["es-AR", "en"] as const) {
  test(`a client books, in ${locale}: the page, the letter and the list agree`, async ({ page, request }) => {
    const { person, range } = await booksAnAssessment(page, locale);

    const letter = await letterTo(request, person.email, assessment[locale]);
    const file = letter.attachments.find(({ mimeType }) => mimeType.startsWith("text/calendar"));
    expect(file?.text).toContain("BEGIN:VEVENT");

    await page.goto(at(mine[locale]));
    await expect(page.getByRole("link", { name: assessment[locale] }).filter({ hasText: range })).toBeVisible();
    await expect(page.getByRole("heading", { name: inThe[locale]("appointments.mine.next") })).toBeVisible();
  });
}

test.describe("on a phone of 360 px", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a client books with one thumb, and nothing is wider than the screen", async ({ page }) => {
    await booksAnAssessment(page, "es-AR");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test("a client books with the keyboard alone", async ({ page }) => {
  const { serviceId, professionalId, date } = await someFreeTime(page, services.assessment);
  const person = somebody();
  await page.goto(at(`/reservar/${serviceId}?professional=${professionalId}&date=${date}`));
  await expect(page.locator("section[aria-labelledby='times-title'] button[data-roving]").first()).toBeVisible();

  await tabTo(page, '[role="radio"]');
  await tabTo(page, "section[aria-labelledby='times-title'] button[data-roving]");
  const first = await focusedText(page);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  expect(await focusedText(page)).toBe(first);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");

  // The button that was pressed is gone; whoever listens starts at what the page is.
  await expect(page.getByRole("heading", { level: 1, name: inSpanish("booking.hold.title") })).toBeFocused();
  for (const [field, value] of Object.entries({
    name: `${person.firstName} ${person.lastName}`,
    email: person.email,
  })) {
    await tabTo(page, `input[name="${field}"]`);
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(inSpanish("identity.codes.code"), { exact: true })).toBeFocused();
  const { subject } = await letterTo(page.request, person.email, /^[0-9]{6} /);
  await page.keyboard.type(subject.slice(0, 6));
  await page.keyboard.press("Enter");

  await expect(
    page.getByRole("heading", { name: inSpanish("booking.hold.almost", { name: person.firstName }) }),
  ).toBeFocused();
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.pending") })).toBeVisible();
});

test("another language erases nothing that was typed", async ({ page }) => {
  const time = await someFreeTime(page, services.assessment);
  const person = somebody();
  await page.goto(at(`/reservar/${time.serviceId}?professional=${time.professionalId}&date=${time.date}`));
  await timeButton(page, time).click();
  await page.getByLabel(inSpanish("identity.fullName"), { exact: true }).fill(person.firstName);
  await page.getByLabel(inSpanish("identity.email"), { exact: true }).fill(person.email);
  await page.getByRole("link", { name: "English" }).first().click();
  const say = inThe.en;
  await expect(page.getByLabel(say("identity.fullName"), { exact: true })).toHaveValue(person.firstName);
  await expect(page.getByLabel(say("identity.email"), { exact: true })).toHaveValue(person.email);
});

test("a double click on Confirm books once", async ({ page }) => {
  await becomeClient(page);
  await hold(page, services.hearingTest);
  await page.getByRole("button", { name: inSpanish("booking.hold.confirm"), exact: true }).dblclick();
  await expect(
    page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.confirmed") }),
  ).toBeVisible();
  const all = await ask<{ upcoming: unknown[] }>(page, "booking.mine");
  expect(all.upcoming).toHaveLength(1);
});

test("the back button after booking leads to the times, not to a form that is used up", async ({ page }) => {
  await becomeClient(page);
  const { time, holdId } = await hold(page, services.hearingTest);
  await page.getByRole("button", { name: inSpanish("booking.hold.confirm"), exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.confirmed") }),
  ).toBeVisible();

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: services.hearingTest })).toBeVisible();
  await page.goto(at(`/reservar/confirmar/${holdId}?service=${time.serviceId}&date=${time.date}`));
  await expect(page, "its old address leads to the appointment").toHaveURL(at(`/turnos/${holdId}`));
});

test("somebody else's held time says that it is gone, and shows the way back", async ({ page, anotherBrowser }) => {
  const { time, holdId } = await hold(page, services.hearingTest);
  const stranger = await anotherBrowser();
  for (const id of [holdId, "01a1fbe6-af06-72e6-997e-000000000000"]) {
    await stranger.goto(at(`/reservar/confirmar/${id}?service=${time.serviceId}&date=${time.date}`));
    await expect(stranger.getByText(inSpanish("booking.expired.notHereTitle"))).toBeVisible();
    await expect(stranger.getByRole("link", { name: inSpanish("booking.expired.back") })).toBeVisible();
  }
  await tell(page, "booking.release", { holdId });
});

test("who has no account books with a code from the letter, and comes back with another", async ({
  page,
  anotherBrowser,
}) => {
  const person = somebody();
  await hold(page, services.hearingTest);
  await enterByCode(page, person);
  await page.getByRole("button", { name: inSpanish("booking.hold.confirm"), exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.confirmed") }),
  ).toBeVisible();

  const later = await anotherBrowser();
  await later.goto(at("/ingresar"));
  await later.getByRole("button", { name: inSpanish("identity.codes.withCode"), exact: true }).click();
  await later.getByLabel(inSpanish("identity.email"), { exact: true }).fill(person.email);
  await later.getByRole("button", { name: inSpanish("identity.codes.send"), exact: true }).click();
  await expect(later.getByLabel(inSpanish("identity.codes.code"), { exact: true })).toBeFocused();
  await expect.poll(async () => (await codesTo(later, person.email)).length).toBe(2);
  await later.keyboard.type((await codesTo(later, person.email))[0] ?? "");
  await later.keyboard.press("Enter");
  await expect(later).toHaveURL(at("/turnos"));
});

/** The digits mailed to an address, the latest first. */
const codesTo = async (page: Page, email: string): Promise<string[]> =>
  (await lettersTo(page.request, email)).flatMap(({ subject }) => /^([0-9]{6}) /.exec(subject)?.[1] ?? []);

test("a session that ended in another tab asks to sign in again, and keeps the time", async ({ page }) => {
  const person = await becomeClient(page);
  await book(page, services.familyMeeting);
  await hold(page, services.hearingTest);
  await tell(page, "identity.signOut", undefined);
  await page.getByRole("button", { name: inSpanish("booking.hold.confirm"), exact: true }).click();
  await expect(page.getByText(inSpanish("booking.hold.signedOut"))).toBeVisible();

  await page.getByRole("radio", { name: inSpanish("identity.doors.known") }).click();
  const enter = page.locator("form").getByRole("button", { name: inSpanish("identity.signIn.submit"), exact: true });
  // The other door has fields of these names as well.
  await expect(enter).toBeVisible();
  await page.getByLabel(inSpanish("identity.email"), { exact: true }).fill(person.email);
  await page.getByLabel(inSpanish("identity.password"), { exact: true }).fill(person.password);
  await enter.click();
  await page.getByRole("button", { name: inSpanish("booking.hold.confirm"), exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.confirmed") }),
  ).toBeVisible();
});

/** Chooses a time on its page; the browser ends on the hold's. */
async function hold(page: Page, service: string) {
  const time = await someFreeTime(page, service);
  await page.goto(at(`/reservar/${time.serviceId}?date=${time.date}`));
  await timeButton(page, time).click();
  await page.waitForURL(/\/reservar\/confirmar\//);
  await expect(page.getByRole("heading", { level: 1, name: inSpanish("booking.hold.title") })).toBeVisible();
  return { time, holdId: new URL(page.url()).pathname.split("/").at(-1) ?? "" };
}

/** Presses Tab until the focus is on such an element, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${selector}`);
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
