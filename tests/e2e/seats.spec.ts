import { clockOf, CLINIC_ZONE, outcome, timeButton } from "../support/e2e-booking.ts";
import { letterTo, linkIn } from "../support/e2e-mail.ts";
import { becomeClient, type FreeTime, type Person, services, somebody, someFreeTime } from "../support/e2e-people.ts";
import { at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";
import { dateOf } from "#lib/time.ts";

const HOUR_MS = 3_600_000;
const CAPACITY = 6;
const button = (page: Page, key: string) => page.getByRole("button", { name: inSpanish(key), exact: true });
const seats = (taken: number) => inSpanish("calendar.seats", { taken, capacity: CAPACITY });

test.use({ viewport: { width: 1400, height: 1500 } });

test("the last seat goes to one of two; the other waits in line, and gets it when it is given back", async ({
  page: desk,
  loginAs,
  anotherBrowser,
  request,
}) => {
  await loginAs("secretary");
  const workshop = await someFreeTime(desk, services.voiceWorkshop, { from: 3, days: 20 });
  for (let taken = 0; taken < CAPACITY - 1; taken++) expect(await seatFor(desk, workshop)).toBe(true);
  await desk.goto(at(`/panel/agenda?view=day&date=${workshop.date}`));
  const onGrid = desk
    .locator("button[data-id]")
    .filter({ hasText: services.voiceWorkshop })
    .filter({ hasText: `${clockOf(workshop)}–` });
  await expect(onGrid).toContainText(seats(5));

  const [ana, bruno] = [await anotherBrowser(), await anotherBrowser()];
  const people = new Map([
    [ana, await becomeClient(ana)],
    [bruno, await becomeClient(bruno)],
  ]);
  for (const page of people.keys()) {
    await page.goto(
      at(`/reservar/${workshop.serviceId}?professional=${workshop.professionalId}&date=${workshop.date}`),
    );
    await expect(timeButton(page, workshop)).toBeVisible();
  }
  await Promise.all([ana, bruno].map((page) => timeButton(page, workshop).click()));
  const outcomes = await Promise.all([ana, bruno].map(outcome));
  expect(outcomes.toSorted()).toEqual(["held", "refused"]);
  const [winner, loser] = outcomes[0] === "held" ? [ana, bruno] : [bruno, ana];
  await button(winner, "booking.hold.confirm").click();
  await expect(winner).toHaveURL(/\/turnos\/./);
  await expect(onGrid, "the desk sees it fill up").toContainText(seats(6));
  expect(await seatFor(desk, workshop), "not one too many, by whomever").toBe(false);

  await button(loser, "waitlist.join.open").click();
  await button(loser, "waitlist.join.submit").click();
  await expect(loser.getByText(inSpanish("waitlist.join.done"))).toBeVisible();

  await button(winner, "appointments.cancel.open").click();
  await winner
    .getByRole("alertdialog")
    .getByRole("button", { name: inSpanish("appointments.cancel.confirm"), exact: true })
    .click();
  const next = people.get(loser);
  const late = people.get(winner);
  if (!next || !late) throw new Error("unreachable");
  await loser.goto(linkIn(await letterTo(request, next.email, /lista-de-espera/), /^\/lista-de-espera\/./));
  await button(loser, "waitlist.offer.accept").click();
  await expect(loser.getByText(inSpanish("waitlist.offer.acceptedTitle"))).toBeVisible();

  await expect(onGrid).toContainText(seats(6));
  await onGrid.click();
  const roster = desk.getByRole("dialog");
  await expect(roster).toContainText(seats(6));
  await expect(roster.getByRole("listitem")).toHaveCount(6);
  await expect(roster.getByRole("listitem").filter({ hasText: next.lastName })).toHaveCount(1);
  await expect(roster.getByRole("listitem").filter({ hasText: late.lastName })).toHaveCount(0);
});

test("of a class that has begun, the desk says who came and who did not, one by one", async ({
  page: desk,
  loginAs,
}) => {
  await loginAs("secretary");
  const { serviceId, professionalId } = await someFreeTime(desk, services.voiceWorkshop);
  const { start, people } = await begunClass(desk, { serviceId, professionalId });
  const [came, missed, unsaid] = people;

  await desk.goto(at(`/panel/agenda?view=day&date=${dateOf(start, CLINIC_ZONE)}`));
  await desk
    .locator("button[data-id]")
    .filter({ hasText: services.voiceWorkshop })
    .filter({ hasText: `${clockOf({ start })}–` })
    .click();
  const roster = desk.getByRole("dialog");
  for (const { lastName } of people) await expect(roster).toContainText(lastName);
  const full = ({ firstName, lastName }: Person) => ({ name: `${firstName} ${lastName}` });
  const row = (person: Person) => roster.getByRole("listitem").filter({ hasText: person.lastName });
  await roster.getByRole("button", { name: inSpanish("calendar.class.came", full(came)), exact: true }).click();
  await expect(row(came)).toContainText(inSpanish("calendar.status.completed"));
  await roster.getByRole("button", { name: inSpanish("calendar.class.missed", full(missed)), exact: true }).click();
  await expect(row(missed)).toContainText(inSpanish("calendar.status.no_show"));

  await desk.reload();
  await expect(row(came)).toContainText(inSpanish("calendar.status.completed"));
  await expect(row(missed)).toContainText(inSpanish("calendar.status.no_show"));
  await expect(
    roster.getByRole("button", { name: inSpanish("calendar.class.came", full(unsaid)), exact: true }),
    "the others are asked about still",
  ).toBeVisible();
});

type Three = [Person, Person, Person];
type Class = Pick<FreeTime, "serviceId" | "professionalId" | "start">;

async function seatFor(desk: Page, seat: Class, { firstName, lastName } = somebody()): Promise<boolean> {
  const given = await tell<{ ok: boolean }>(desk, "calendar.create", {
    ...seat,
    client: { firstName, lastName },
    outsideHours: true,
  });
  return given.ok;
}

/** Three at a time before now when the professional has room; as many hours ago as staff may write down. */
async function begunClass(desk: Page, of: Omit<Class, "start">): Promise<{ start: number; people: Three }> {
  const thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  for (let ago = 0; ago < 11; ago++) {
    const start = thisHour - ago * HOUR_MS;
    const people: Three = [somebody(), somebody(), somebody()];
    const given = [];
    for (const person of people) given.push(await seatFor(desk, { ...of, start }, person));
    if (given.every(Boolean)) return { start, people };
  }
  throw new Error("The professional has been busy for eleven hours");
}
