import { formatDayTime } from "#lib/time.ts";
import { clockOf, CLINIC_ZONE } from "../support/e2e-booking.ts";
import { balanceOf, clientIdOf, giveCredits } from "../support/e2e-credits.ts";
import { type Letter, lettersTo, letterTo } from "../support/e2e-mail.ts";
import { becomeClient, book, type Booked, type Person, services } from "../support/e2e-people.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

test.use({ viewport: { width: 1400, height: 1200 } });

type Patient = { page: Page; person: Person; times: Booked[] };

test("a sick day: what lies beneath is kept, cancelled with its credit back, or moved, in one go", async ({
  page: desk,
  loginAs,
  anotherBrowser,
  request,
}) => {
  await loginAs("secretary");
  const professionalId = await withLongDays(desk);
  const patient = async (count: number, beside?: Booked): Promise<Patient> => {
    const page = await anotherBrowser();
    const person = await becomeClient(page);
    await giveCredits(desk, await clientIdOf(desk, page, person), count);
    const times: Booked[] = [];
    for (let n = 0; n < count; n++) {
      const day = beside ?? times[0];
      // Further ahead than the other stories go, so that theirs do not lie beneath this absence.
      const where = day ? { on: day.date, professionalId: day.professionalId } : { from: 31, days: 14, professionalId };
      const booked = await book(page, services.voiceTherapy, where);
      await tell(desk, "calendar.confirm", { id: booked.id });
      times.push(booked);
    }
    return { page, person, times };
  };
  const kept = await patient(1);
  const [day] = kept.times;
  if (!day) throw new Error("unreachable");
  const cancelled = await patient(1, day);
  const moved = await patient(2, day);
  expect(await balanceOf(cancelled.page)).toBe(0);

  await desk.goto(at(`/panel/agenda?view=day&date=${day.date}`));
  await expect(desk.getByText(inSpanish("calendar.live.live"), { exact: true })).toBeAttached();
  await desk.locator(`button[data-id="${day.id}"]`).focus();
  await desk.keyboard.press("b");
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel(inSpanish("availability.absence.wholeDays")).check();
  await dialog.getByLabel(inSpanish("availability.absence.reason")).fill("Fiebre");
  for (const { person, times } of [kept, cancelled, moved])
    await expect(dialog.getByRole("listitem").filter({ hasText: person.lastName })).toHaveCount(times.length);

  await choiceFor(dialog, cancelled, 0).selectOption(inSpanish("availability.impact.cancel"));
  for (const n of moved.times.keys()) await choiceFor(dialog, moved, n).selectOption({ index: 3 });
  const save = dialog.getByRole("button", { name: inSpanish("availability.impact.do", { count: 3 }), exact: true });
  await expect(save, "silence is no decision").toBeDisabled();
  await choiceFor(dialog, kept, 0).selectOption(inSpanish("availability.impact.keep"));
  await dialog.getByLabel(inSpanish("availability.impact.message")).fill("Está con fiebre.");
  await save.click();
  await expect(dialog).toHaveCount(0);

  await expect(desk.getByText("Fiebre").first()).toBeVisible();
  await expect(desk.locator(`button[data-id="${day.id}"]`), "who was kept is still on the grid").toBeVisible();
  for (const { id } of cancelled.times) await expect(desk.locator(`button[data-id="${id}"]`)).toHaveCount(0);

  expect(await standing(kept)).toEqual([{ status: "confirmed", ...placeOf(day) }]);
  expect(await standing(cancelled)).toMatchObject([{ status: "cancelled" }]);
  expect(await balanceOf(cancelled.page)).toBe(1);
  const now = await standing(moved);
  for (const [n, { status, start, professionalId }] of now.entries()) {
    expect(status).toBe("confirmed");
    expect({ start, professionalId }, "another time, or somebody else").not.toEqual(placeOf(moved.times[n]));
  }

  const told = await letterTo(request, moved.person.email, inSpanish("mail.appointment.impact.client.title"));
  for (const [n, one] of now.entries()) {
    expect(told.text).toContain(clockOf(one));
    expect(told.text).toContain(clockOf(moved.times[n] ?? one));
  }
  await letterTo(request, cancelled.person.email, "Está con fiebre.");
  expect(await lettersAbout(moved.person), "one letter about both").toHaveLength(1);
  expect(await lettersAbout(cancelled.person)).toHaveLength(1);
  expect(await lettersAbout(kept.person), "nothing changed for who was kept").toHaveLength(0);

  async function lettersAbout({ email }: Person): Promise<Letter[]> {
    return (await lettersTo(request, email)).filter(({ text }) => text.includes("Está con fiebre."));
  }
});

const choiceFor = (dialog: ReturnType<Page["getByRole"]>, { person, times }: Patient, n: number) => {
  const [name, start] = [`${person.firstName} ${person.lastName}`, times[n]?.start ?? 0];
  const when = formatDayTime(start, CLINIC_ZONE, "es-AR");
  return dialog.getByRole("combobox", { name: inSpanish("availability.impact.choose", { name, when }), exact: true });
};

/** So that four appointments have room in one day. */
async function withLongDays(page: Page): Promise<string> {
  type Offer = { services: { name: { "es-AR": string }; professionals: { id: string; lastName: string }[] }[] };
  const { services: offered } = await ask<Offer>(page, "booking.services");
  const given = offered.find(({ name }) => name["es-AR"] === services.voiceTherapy);
  const found = given?.professionals.find(({ lastName }) => lastName === "Ibáñez");
  if (!found) throw new Error("Ibáñez does not give it");
  return found.id;
}

const placeOf = (time: Booked | undefined) => ({ start: time?.start, professionalId: time?.professionalId });

const standing = ({ page, times }: Patient) =>
  Promise.all(
    times.map(async ({ id }) => {
      type Answer = { appointment: { status: string; start: number; professional: { id: string } } };
      const { status, start, professional } = (await ask<Answer>(page, "booking.appointment", { id })).appointment;
      return { status, start, professionalId: professional.id };
    }),
  );
