import { formatRange } from "#lib/time.ts";
import { chooseDay, clockOf, CLINIC_ZONE, timeButton } from "../support/e2e-booking.ts";
import { balanceOf, clientIdOf, giveCredits } from "../support/e2e-credits.ts";
import { letterTo, linkIn } from "../support/e2e-mail.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { becomeClient, book, services, someFreeTime } from "../support/e2e-people.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

/* What comes after the booking: cancelling, moving, repeating, waiting. */

const HOUR_MS = 3_600_000;
const button = (page: Page, key: string, values?: Record<string, string | number>) =>
  page.getByRole("button", { name: inSpanish(key, values), exact: true });
const policy = (key: string, what = "") => inSpanish(`policy.back.${key}`, { what });
const ownCredit = inSpanish("policy.what.yours", { count: 1 });

test("inside the window the client reads that the credit comes back, cancels, and it is back", async ({
  page: desk,
  loginAs,
  anotherBrowser,
  request,
}) => {
  await loginAs("secretary");
  const client = await anotherBrowser();
  const person = await becomeClient(client);
  const clientId = await clientIdOf(desk, client, person);
  await giveCredits(desk, clientId, 1);
  const { id } = await book(client, "Terapia de la voz");
  await tell(desk, "calendar.confirm", { id });
  expect(await balanceOf(client)).toBe(0);

  await client.goto(at(`/turnos/${id}`));
  await button(client, "appointments.cancel.open").click();
  const dialog = client.getByRole("alertdialog");
  await expect(dialog).toContainText(policy("now", ownCredit));
  await dialog.getByRole("button", { name: inSpanish("appointments.cancel.confirm"), exact: true }).click();
  await expect(dialog).toContainText(inSpanish("moving.cameBack", { count: 1 }));

  expect(await balanceOf(client)).toBe(1);
  await letterTo(request, person.email, /cancel/i);
  await client.goto(at(`/turnos/${id}`));
  await expect(
    client.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.cancelled") }),
  ).toBeVisible();
});

test("outside the window the client reads that the credit is lost, cancels, and it is", async ({
  page: desk,
  loginAs,
  anotherBrowser,
}) => {
  await loginAs("secretary");
  const client = await anotherBrowser();
  const person = await becomeClient(client);
  const clientId = await clientIdOf(desk, client, person);
  await giveCredits(desk, clientId, 1);
  const id = await giveTimeSoon(desk, clientId, "Terapia de la voz");

  await client.goto(at(`/turnos/${id}`));
  await button(client, "appointments.cancel.open").click();
  const dialog = client.getByRole("alertdialog");
  await expect(dialog).toContainText(policy("lose", ownCredit));
  await dialog.getByRole("button", { name: inSpanish("appointments.cancel.confirm"), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    client.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.cancelled") }),
  ).toBeVisible();
  expect(await balanceOf(client)).toBe(0);
});

test("a client moves an appointment, and sees both times before it happens", async ({ page, request }) => {
  const person = await becomeClient(page);
  const booked = await book(page, services.hearingTest, { from: 4, days: 7 });
  const other = await someFreeTime(page, services.hearingTest, {
    from: 14,
    days: 10,
    professionalId: booked.professionalId,
  });

  await page.goto(at(`/turnos/${booked.id}`));
  await button(page, "moving.open").click();
  const dialog = page.getByRole("dialog");
  await chooseDay(dialog.page(), other.date);
  await timeButton(page, other).click();
  await expect(dialog).toContainText(clockOf(booked));
  await expect(dialog).toContainText(clockOf(other));
  await button(page, "moving.confirm").click();
  await expect(dialog).toHaveCount(0);

  await expect(page.getByText(formatRange(other.start, other.start + HOUR_MS / 2, CLINIC_ZONE, "es-AR"))).toBeVisible();
  await letterTo(request, person.email, new RegExp(clockOf(other)));
});

test("a series shows its dates first, and then takes them together", async ({ page }) => {
  await becomeClient(page);
  // What the page proposes: four weeks.
  const time = await someFreeTime(page, services.hearingTest, { from: 3, days: 10, weeks: 3 });
  await page.goto(at(`/reservar/${time.serviceId}/repetir?professional=${time.professionalId}&start=${time.start}`));
  const dates = page.getByRole("listitem").filter({ hasText: clockOf(time) });
  await expect(dates.first()).toBeVisible();

  const take = page.getByRole("button", { name: /^(Confirmar|Tomar solo)/ });
  await expect(take).toBeEnabled();
  const taken = Number(/\d+/.exec(await take.innerText())?.[0]);
  expect(taken).toBeGreaterThan(0);
  await take.click();
  await expect(page).toHaveURL(at("/turnos"));
  const { upcoming } = await ask<{ upcoming: { seriesId: string | null }[] }>(page, "booking.mine");
  expect(upcoming).toHaveLength(taken);
  expect(new Set(upcoming.map(({ seriesId }) => seriesId)).size).toBe(1);
});

test("a freed time is offered to who waits, who takes it from the letter; a second answer comes too late", async ({
  page: holder,
  anotherBrowser,
  request,
}) => {
  await becomeClient(holder);
  const booked = await book(holder, services.familyMeeting, { from: 5, days: 20 });
  const waiting = await anotherBrowser();
  const person = await becomeClient(waiting);
  const joined = await tell<{ ok: boolean }>(waiting, "waitlist.join", {
    serviceId: booked.serviceId,
    professionalIds: [booked.professionalId],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    fromTime: clockOf(booked),
    untilTime: clockOf(booked),
    dateFrom: booked.date,
    dateUntil: booked.date,
  });
  expect(joined.ok).toBe(true);

  await holder.goto(at(`/turnos/${booked.id}`));
  await button(holder, "appointments.cancel.open").click();
  await holder
    .getByRole("alertdialog")
    .getByRole("button", { name: inSpanish("appointments.cancel.confirm"), exact: true })
    .click();
  await expect(
    holder.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.cancelled") }),
  ).toBeVisible();

  const link = linkIn(await letterTo(request, person.email, /lista-de-espera/), /^\/lista-de-espera\/./);
  const elsewhere = await anotherBrowser();
  for (const browser of [waiting, elsewhere]) {
    await browser.goto(link);
    await expect(button(browser, "waitlist.offer.accept")).toBeVisible();
  }
  await button(waiting, "waitlist.offer.accept").click();
  await expect(waiting.getByText(inSpanish("waitlist.offer.acceptedTitle"))).toBeVisible();
  await button(elsewhere, "waitlist.offer.decline").click();
  await button(elsewhere, "waitlist.offer.declineSure").click();
  await expect(elsewhere.getByText(inSpanish("waitlist.offer.acceptedTitle"))).toBeVisible();

  const { upcoming } = await ask<{ upcoming: { start: number; status: string }[] }>(waiting, "booking.mine");
  expect(upcoming).toMatchObject([{ start: booked.start, status: "confirmed" }]);
});

/** Within the hours in which a cancellation gives nothing back, whatever day it is: staff may give times outside the hours. */
async function giveTimeSoon(desk: Page, clientId: string, service: string): Promise<string> {
  const offer = await ask<{ services: { id: string; name: { "es-AR": string }; professionals: { id: string }[] }[] }>(
    desk,
    "booking.services",
  );
  const wanted = offer.services.find(({ name }) => name["es-AR"] === service);
  for (const { id: professionalId } of wanted?.professionals ?? []) {
    for (let hours = 3; hours < 23; hours++) {
      const start = (Math.floor(Date.now() / HOUR_MS) + hours) * HOUR_MS;
      const made = await tell<{ ok: boolean; appointmentId: string }>(desk, "calendar.create", {
        serviceId: wanted?.id,
        professionalId,
        start,
        client: { id: clientId },
        outsideHours: true,
        chargeCredits: true,
      });
      if (made.ok) return made.appointmentId;
    }
  }
  throw new Error(`${service} has no room in the next hours`);
}
