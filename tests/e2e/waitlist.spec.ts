import { letterTo, linkIn } from "../support/e2e-mail.ts";
import { passTheDeadline, waitFor } from "../support/e2e-offer.ts";
import { becomeClient, book, services } from "../support/e2e-people.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const offerPage = /^\/lista-de-espera\/./;
const accept = (page: Page) => page.getByRole("button", { name: inSpanish("waitlist.offer.accept"), exact: true });
const headline = (page: Page, key: string) =>
  page.getByRole("heading", { level: 1, name: inSpanish(`waitlist.offer.${key}`) });

test("an offer lapses while it is looked at, goes to the next in line, who takes it; the first is told so", async ({
  page: holder,
  anotherBrowser,
  request,
}) => {
  await becomeClient(holder);
  const booked = await book(holder, services.familyMeeting, { from: 5, days: 20 });
  const [ana, bruno] = [await anotherBrowser(), await anotherBrowser()];
  const first = await becomeClient(ana);
  await waitFor(ana, booked);
  const second = await becomeClient(bruno);
  await waitFor(bruno, booked);

  expect(await tell<{ ok: boolean }>(holder, "booking.cancel", { id: booked.id })).toMatchObject({ ok: true });
  await ana.goto(linkIn(await letterTo(request, first.email, /lista-de-espera/), offerPage));
  await expect(accept(ana)).toBeVisible();

  await passTheDeadline(booked);
  const passedOn = linkIn(await letterTo(request, second.email, /lista-de-espera/), offerPage);
  await bruno.goto(passedOn);
  await accept(bruno).click();
  await expect(headline(bruno, "acceptedTitle")).toBeVisible();

  // Nothing on this page has changed since it was opened.
  await accept(ana).click();
  await expect(headline(ana, "lapsedTitle")).toBeVisible();
  await letterTo(request, first.email, inSpanish("waitlist.letter.lapsed.title"));

  const upcoming = async (page: Page) =>
    (await ask<{ upcoming: { start: number; status: string }[] }>(page, "booking.mine")).upcoming;
  expect(await upcoming(bruno)).toMatchObject([{ start: booked.start, status: "confirmed" }]);
  expect(await upcoming(ana)).toEqual([]);
  await ana.goto(at("/lista-de-espera"));
  await expect(ana.getByText(services.familyMeeting).first(), "who was late still waits").toBeVisible();
});
