import { expect, type Page } from "@playwright/test";
import type { Locale } from "#i18n/locales.ts";
import { formatTime } from "#lib/time.ts";
import { letterTo } from "./e2e-mail.ts";
import { type FreeTime, type Person } from "./e2e-people.ts";
import { inThe } from "./e2e-words.ts";

export const CLINIC_ZONE = "America/Argentina/Buenos_Aires";

export const clockOf = ({ start }: { start: number }, locale: Locale = "es-AR"): string =>
  formatTime(start, CLINIC_ZONE, locale);

/** Turns the pages of whichever calendar is on the screen until the day is there, and chooses it. */
export async function chooseDay(page: Page, date: string, locale: Locale = "es-AR"): Promise<void> {
  const say = inThe[locale];
  const day = page.locator(
    `button[data-roving="${date}"]:visible, [data-day="${date}"]:not([data-outside]) button:visible`,
  );
  const next = page
    .getByRole("button", { name: say("booking.days.nextWeek"), exact: true })
    .or(page.getByRole("button", { name: say("common.nextMonth"), exact: true }))
    .filter({ visible: true });
  await expect(next).toBeVisible();
  for (let turn = 0; turn < 12 && (await day.count()) === 0; turn++) await next.click();
  await day.click();
}

export const timeButton = (page: Page, time: FreeTime, locale: Locale = "es-AR") =>
  page.getByRole("button", { name: inThe[locale]("booking.times.take", { time: clockOf(time, locale) }), exact: true });

/** On a held time's page: it is the first time here, and they want a password. */
export async function registerInline(page: Page, person: Person, locale: Locale = "es-AR"): Promise<void> {
  const say = inThe[locale];
  await page.getByRole("button", { name: say("identity.codes.withPassword"), exact: true }).click();
  await page.getByLabel(say("identity.firstName"), { exact: true }).fill(person.firstName);
  await page.getByLabel(say("identity.lastName"), { exact: true }).fill(person.lastName);
  await page.getByLabel(say("identity.email"), { exact: true }).fill(person.email);
  await page.getByLabel(say("identity.password"), { exact: true }).fill(person.password);
  await page.getByRole("button", { name: say("identity.register.submit"), exact: true }).click();
}

/** On a held time's page: it is the first time here; two fields, the letter, and one field. */
export async function enterByCode(page: Page, person: Person): Promise<void> {
  const say = inThe["es-AR"];
  const field = (key: string) => page.getByLabel(say(key), { exact: true });
  await field("identity.fullName").fill(`${person.firstName} ${person.lastName}`);
  await field("identity.email").fill(person.email);
  await page.getByRole("button", { name: say("identity.codes.send"), exact: true }).click();
  await expect(field("identity.codes.code")).toBeFocused();
  const { subject } = await letterTo(page.request, person.email, /^[0-9]{6} /);
  await page.keyboard.type(subject.slice(0, 6));
  await page.keyboard.press("Enter");
}

/** Of a tap on a time: it is held for whoever tapped, or somebody was quicker. */
export async function outcome(page: Page): Promise<"held" | "refused"> {
  const held = page.getByRole("heading", { level: 1, name: inThe["es-AR"]("booking.hold.title") });
  const refused = page.getByRole("alert").filter({ hasText: inThe["es-AR"]("booking.taken.title") });
  await expect(held.or(refused)).toBeVisible();
  return (await held.isVisible()) ? "held" : "refused";
}
