import { clockOf } from "../support/e2e-booking.ts";
import { letterTo } from "../support/e2e-mail.ts";
import { ask, at } from "../support/e2e-places.ts";
import { becomeClient, book, type Person, services, somebody, someFreeTime } from "../support/e2e-people.ts";
import { inEnglish, inSpanish, inThe } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const requestOf = (page: Page, { lastName }: Person) => page.getByRole("listitem", { name: new RegExp(lastName) });
const statusOf = async (page: Page, id: string) =>
  (await ask<{ appointment: { status: string } }>(page, "booking.appointment", { id })).appointment.status;

for (const locale of ["es-AR", "en"] as const) {
  test(`a secretary confirms a request from the queue, in ${locale}`, async ({ loginAs, anotherBrowser, request }) => {
    const client = await anotherBrowser();
    const person = await becomeClient(client);
    const { id } = await book(client, services.assessment);

    const desk = await loginAs("secretary");
    await desk.goto(at(locale === "en" ? "/en/staff/queue" : "/panel/pendientes"));
    const say = inThe[locale];
    const row = requestOf(desk, person);
    await row.getByRole("button", { name: say("calendar.steps.confirm"), exact: true }).click();
    await expect(row).toHaveCount(0);

    await expect.poll(() => statusOf(client, id)).toBe("confirmed");
    await letterTo(request, person.email, /confirm/i);
    await client.goto(at(`/turnos/${id}`));
    await expect(
      client.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.confirmed") }),
    ).toBeVisible();
  });
}

test("a rejection needs a reason, and the client reads it in the letter and on the page", async ({
  loginAs,
  anotherBrowser,
  request,
}) => {
  const client = await anotherBrowser();
  const person = await becomeClient(client);
  const { id } = await book(client, services.assessment);
  const reason = `Ese día el consultorio está en obra (${person.lastName}).`;

  const desk = await loginAs("secretary");
  await desk.goto(at("/panel/pendientes"));
  const row = requestOf(desk, person);
  await row.getByRole("button", { name: inSpanish("calendar.steps.reject"), exact: true }).click();
  await row.getByRole("button", { name: inSpanish("calendar.reasons.reject.submit") }).click();
  await expect(row.getByText(inSpanish("calendar.reasons.missing"))).toBeVisible();
  await row.getByLabel(inSpanish("calendar.reasons.label")).fill(reason);
  await row.getByRole("button", { name: inSpanish("calendar.reasons.reject.submit") }).click();
  await expect(row).toHaveCount(0);

  await letterTo(request, person.email, reason);
  await client.goto(at(`/turnos/${id}`));
  await expect(client.getByText(reason)).toBeVisible();
});

test("a secretary gives a time to somebody who phoned, entered on the spot", async ({ loginAs, request }) => {
  const desk = await loginAs("secretary");
  const person = somebody();
  const time = await someFreeTime(desk, services.hearingTest);
  await desk.goto(at("/panel/agenda"));
  await desk
    .getByRole("button", { name: new RegExp(`^${inSpanish("calendar.newAppointment")}`) })
    .first()
    .click();

  const form = desk.getByRole("dialog");
  await form
    .getByRole("combobox", { name: inSpanish("calendar.create.client") })
    .fill(`${person.firstName} ${person.lastName}`);
  await form
    .getByRole("option", {
      name: inSpanish("calendar.create.addClient", { name: `${person.firstName} ${person.lastName}` }),
    })
    .click();
  await form.getByLabel(inSpanish("calendar.create.phone"), { exact: true }).fill(`11 ${String(Date.now()).slice(-8)}`);
  await form.getByLabel(inSpanish("calendar.create.email"), { exact: true }).fill(person.email);
  await form.getByLabel(inSpanish("calendar.create.service"), { exact: true }).selectOption(time.serviceId);
  await form.getByLabel(inSpanish("calendar.create.date"), { exact: true }).fill(time.date);
  await form.getByRole("button", { name: clockOf(time), exact: true }).click();
  await form.getByRole("button", { name: inSpanish("calendar.create.submit"), exact: true }).click();
  await expect(form).toHaveCount(0);

  await letterTo(request, person.email, services.hearingTest);
  await desk.goto(at(`/panel/agenda?view=day&date=${time.date}`));
  await expect(desk.getByText(person.lastName).first()).toBeVisible();
});

test("a request made elsewhere appears in the open queue without a reload", async ({ loginAs, anotherBrowser }) => {
  const desk = await loginAs("secretary");
  await desk.goto(at("/en/staff/queue"));
  await expect(desk.getByText(inEnglish("calendar.live.live"), { exact: true })).toBeAttached();
  await desk.evaluate(() => document.body.setAttribute("data-not-reloaded", ""));

  const client = await anotherBrowser();
  const person = await becomeClient(client);
  await book(client, services.assessment);

  await expect(requestOf(desk, person)).toBeVisible();
  await expect(desk.locator("body[data-not-reloaded]")).toHaveCount(1);
});
