import { CLINIC_ZONE } from "../support/e2e-booking.ts";
import { balanceOf, clientIdOf, giveCredits } from "../support/e2e-credits.ts";
import { becomeClient, type Person, signIn, emailOf } from "../support/e2e-people.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";
import { dateOf } from "#lib/time.ts";

const MINUTE_MS = 60_000;

test("at the desk one is marked as attended and another as not come; who did not come gets the policy's share back", async ({
  page: desk,
  loginAs,
  anotherBrowser,
}) => {
  test.setTimeout(10 * MINUTE_MS);
  // What happens today is not on tomorrow's list: in the last minutes of a day the test waits for the next.
  await expect.poll(() => isToday(Date.now() + 5 * MINUTE_MS), { timeout: 6 * MINUTE_MS }).toBe(true);
  await loginAs("secretary");
  const service = await serviceWithShare(await anotherBrowser());
  const guests: { page: Page; person: Person; appointmentId: string }[] = [];
  for (let n = 0; n < 2; n++) {
    const page = await anotherBrowser();
    const person = await becomeClient(page);
    const clientId = await clientIdOf(desk, page, person);
    await giveCredits(desk, clientId, 2);
    guests.push({ page, person, appointmentId: await startToday(desk, service, clientId) });
    expect(await balanceOf(page)).toBe(0);
  }
  const [came, missed] = guests;
  if (!came || !missed) throw new Error("unreachable");

  await desk.goto(at("/panel/hoy"));
  const nameOf = ({ person }: (typeof guests)[number]) => `${person.firstName} ${person.lastName}`;
  const mark = (key: string, guest: (typeof guests)[number]) =>
    desk.getByRole("button", { name: inSpanish(`calendar.todayPage.${key}`, { name: nameOf(guest) }), exact: true });
  const done = (guest: (typeof guests)[number]) =>
    desk
      .getByRole("region", { name: new RegExp(`: ${inSpanish("calendar.todayPage.done")}$`) })
      .getByRole("listitem")
      .filter({ hasText: guest.person.lastName });

  await mark("completeName", came).click();
  await expect(done(came).getByLabel(inSpanish("calendar.status.completed"))).toBeVisible();
  await mark("noShowName", missed).click();
  await expect(done(missed)).toContainText(inSpanish("calendar.status.no_show"));
  for (const guest of guests) await expect(mark("completeName", guest)).toHaveCount(0);

  await expect.poll(() => balanceOf(missed.page)).toBe(1);
  expect(await balanceOf(came.page)).toBe(0);
  await missed.page.goto(at(`/turnos/${missed.appointmentId}`));
  await expect(
    missed.page.getByRole("heading", { level: 1, name: inSpanish("appointments.headline.no_show") }),
  ).toBeVisible();
});

const isToday = (at: number): boolean => dateOf(at, CLINIC_ZONE) === dateOf(Date.now(), CLINIC_ZONE);

type Service = { id: string; professionalIds: string[] };

/** Costs two credits; who does not come gets half of them back. Everybody gives it, so that somebody is free now. */
async function serviceWithShare(admin: Page): Promise<Service> {
  await signIn(admin, emailOf("admin"));
  const { professionals } = await ask<{ professionals: { id: string; active: boolean }[] }>(
    admin,
    "catalog.professionals",
  );
  const professionalIds = professionals.filter(({ active }) => active).map(({ id }) => id);
  const name = "Control breve";
  const saved = await tell<{ ok: boolean; id: string }>(admin, "catalog.saveService", {
    name: { "es-AR": name, en: "Short check-up" },
    description: null,
    durationMin: 15,
    bufferBeforeMin: 0,
    bufferAfterMin: 0,
    stepMin: 15,
    priceMinor: 0,
    creditCost: 2,
    minNoticeMin: 0,
    horizonDays: 1,
    cancellationWindowH: 24,
    policy: { windows: [{ hours: 24, share: 100 }], noShowShare: 50, returns: { kind: "spent" } },
    capacity: 1,
    resourceIds: [],
    autoConfirm: true,
    answerWithinH: 24,
    color: "#475569",
    professionalIds,
  });
  expect(saved.ok).toBe(true);
  return { id: saved.id, professionalIds };
}

/** Today, now or a little before, with whoever has room: a desk writes down what is happening. */
async function startToday(desk: Page, service: Service, clientId: string): Promise<string> {
  const now = Math.floor(Date.now() / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  for (let start = now; isToday(start); start -= 15 * MINUTE_MS) {
    for (const professionalId of service.professionalIds) {
      const given = await tell<{ ok: boolean; appointmentId: string }>(desk, "calendar.create", {
        serviceId: service.id,
        professionalId,
        start,
        client: { id: clientId },
        outsideHours: true,
        chargeCredits: true,
      });
      if (given.ok) return given.appointmentId;
    }
  }
  throw new Error("Nobody has had room today");
}
