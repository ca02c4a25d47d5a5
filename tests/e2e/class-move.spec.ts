import { clockOf } from "../support/e2e-booking.ts";
import { dragTo } from "../support/e2e-calendar.ts";
import { letterTo } from "../support/e2e-mail.ts";
import { becomeClient, type FreeTime, services, somebody, someFreeTime } from "../support/e2e-people.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const PEOPLE = 2;
const undo = (desk: Page) => desk.getByRole("button", { name: inSpanish("calendar.undo.undo"), exact: true });

test.use({ viewport: { width: 1400, height: 1500 } });

test("a class is dragged with everyone in it, and undone; dragged again, they all are told, once each", async ({
  page: desk,
  loginAs,
  anotherBrowser,
  request,
}) => {
  const client = await anotherBrowser();
  const { email } = await becomeClient(client);
  await loginAs("secretary");
  const { from, target } = await aClassWithRoomBeside(desk);
  const mine = await bookASeat(client, from);
  const block = classAt(desk, from);
  await desk.goto(at(`/panel/agenda?view=day&date=${from.date}`));
  await expect(block).toContainText(inSpanish("calendar.seats", { taken: PEOPLE + 1, capacity: 6 }));

  await dragTo(desk, block, from.start, target);
  await expect(classAt(desk, { start: target })).toBeVisible();
  await undo(desk).click();
  await expect(undo(desk)).toHaveCount(0);
  await expect(block).toBeVisible();
  expect(await startOf(client, mine), "nothing was sent").toBe(from.start);

  await desk.reload();
  await dragTo(desk, block, from.start, target);
  await expect.poll(() => startOf(client, mine), { timeout: 20_000 }).toBe(target);
  await expect(classAt(desk, { start: target })).toContainText(
    inSpanish("calendar.seats", { taken: PEOPLE + 1, capacity: 6 }),
  );
  expect(await letterTo(request, email, new RegExp(`Antes:[^]*${clockOf({ start: target })}`))).toBeTruthy();

  // Without the mouse: the panel's own button, back to where it was.
  await classAt(desk, { start: target }).click();
  const panel = desk.getByRole("dialog");
  await panel.getByRole("button", { name: inSpanish("calendar.class.move"), exact: true }).click();
  const form = panel.getByRole("form", { name: inSpanish("calendar.class.moveTitle") });
  await form.getByLabel(inSpanish("moving.staff.time"), { exact: true }).fill(clockOf(from));
  await form.getByRole("button", { name: inSpanish("calendar.class.moveSubmit"), exact: true }).click();
  await expect(panel).toHaveCount(0);
  expect(await startOf(client, mine)).toBe(from.start);
});

const classAt = (desk: Page, { start }: { start: number }) =>
  desk
    .locator("button[data-id]")
    .filter({ hasText: services.voiceWorkshop })
    .filter({ hasText: `${clockOf({ start })}–` });

type Slot = { start: number; end: number; professionalId: string; seatsLeft?: number };
type Place = FreeTime & { end: number };

/** Two people in a class of their own, and a time of the same day that is free for all of it. */
async function aClassWithRoomBeside(desk: Page): Promise<{ from: Place; target: number }> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const free = await someFreeTime(desk, services.voiceWorkshop, { from: 3, days: 24 });
    const { serviceId, professionalId, date, start } = free;
    const all = await ask<{ days: { slots: Slot[] }[] }>(desk, "booking.slots", {
      serviceId,
      professionalId,
      from: date,
      days: 1,
    });
    const empty = (all.days[0]?.slots ?? []).filter(({ seatsLeft }) => seatsLeft === 6);
    const own = empty.find((slot) => slot.start === start);
    const length = own ? own.end - own.start : 0;
    // Beyond its neighbours' buffers, either way.
    const beside = empty.filter((slot) => Math.abs(slot.start - start) >= 2 * length);
    const [target] = beside.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
    if (!own || !target) continue;
    const given = [];
    for (let people = 0; people < PEOPLE; people++) {
      const { firstName, lastName } = somebody();
      const seat = { serviceId, professionalId, start, client: { firstName, lastName }, outsideHours: false };
      given.push((await tell<{ ok: boolean }>(desk, "calendar.create", seat)).ok);
    }
    if (given.every(Boolean)) return { from: { ...free, end: own.end }, target: target.start };
  }
  throw new Error("No day has room for a class beside another");
}

async function bookASeat(client: Page, { serviceId, professionalId, start }: Place): Promise<string> {
  const held = await tell<{ holdId: string }>(client, "booking.hold", { serviceId, professionalId, start });
  const booked = await tell<{ appointmentId: string }>(client, "booking.confirm", { holdId: held.holdId });
  return booked.appointmentId;
}

const startOf = async (client: Page, id: string) =>
  (await ask<{ appointment: { start: number } }>(client, "booking.appointment", { id })).appointment.start;
