import { clockOf } from "../support/e2e-booking.ts";
import { dragTo } from "../support/e2e-calendar.ts";
import { ask, at } from "../support/e2e-places.ts";
import { becomeClient, book, type Booked, services } from "../support/e2e-people.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** As long as a hearing test takes. */
const LENGTH_MS = 30 * MINUTE_MS;

test.use({ viewport: { width: 1400, height: 1500 } });

test("an appointment is dragged to a free time, and undone; dragged again, it stays there", async ({
  page: desk,
  loginAs,
  anotherBrowser,
}) => {
  const client = await anotherBrowser();
  await becomeClient(client);
  const { booked, target } = await bookWithRoomBeside(client);
  await loginAs("secretary");
  await desk.clock.install();
  await desk.goto(at(`/panel/agenda?view=day&date=${booked.date}`));
  const undo = desk.getByRole("button", { name: inSpanish("calendar.undo.undo"), exact: true });
  const block = desk.locator(`button[data-id="${booked.id}"]`);

  // It is sent five seconds after the drop, and whoever is slow has not: their clock stands still meanwhile.
  await desk.clock.pauseAt(Date.now() + HOUR_MS);
  await dragTo(desk, block, booked.start, target);
  await desk.clock.runFor(1_000);
  await expect(block).toContainText(clockOf({ start: target }));
  await undo.click();
  await expect(block).toContainText(clockOf(booked));
  await desk.clock.resume();
  await expect(undo).toHaveCount(0);
  expect(await startOf(client, booked)).toBe(booked.start);

  await desk.reload();
  await dragTo(desk, block, booked.start, target);
  await expect.poll(() => startOf(client, booked)).toBe(target);
});

async function bookWithRoomBeside(client: Page): Promise<{ booked: Booked; target: number }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const booked = await book(client, services.hearingTest);
    const target = await nearestFree(client, booked);
    if (target !== undefined) return { booked, target };
  }
  throw new Error("Five days in a row were full but for one time");
}

async function nearestFree(
  client: Page,
  { serviceId, professionalId, date, start }: Booked,
): Promise<number | undefined> {
  const answer = await ask<{ days: { slots: { start: number }[] }[] }>(client, "booking.slots", {
    serviceId,
    professionalId,
    from: date,
    days: 1,
  });
  const free = (answer.days[0]?.slots ?? [])
    .map((slot) => slot.start)
    .filter((other) => Math.abs(other - start) >= LENGTH_MS);
  return free.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
}

const startOf = async (client: Page, { id }: Booked) =>
  (await ask<{ appointment: { start: number } }>(client, "booking.appointment", { id })).appointment.start;
