import { clockOf, CLINIC_ZONE } from "../support/e2e-booking.ts";
import { balanceOf, clientIdOf, giveCredits } from "../support/e2e-credits.ts";
import { becomeClient, type FreeTime, services, somebody, someFreeTime } from "../support/e2e-people.ts";
import { ask, at, tell } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";
import { dateOf, formatDayTimeYear } from "#lib/time.ts";

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
const say = (key: string, values?: Record<string, string | number>) => inSpanish(`moving.series.${key}`, values);
const dayTime = (start: number) => formatDayTimeYear(start, CLINIC_ZONE, "es-AR");

test("every week, four times: two dates are taken and are shown first; one is replaced, one skipped; then the rest is let go", async ({
  page: desk,
  loginAs,
  anotherBrowser,
}) => {
  await loginAs("secretary");
  const client = await anotherBrowser();
  const person = await becomeClient(client);
  await giveCredits(desk, await clientIdOf(desk, client, person), 3);
  // Further ahead than the other stories go.
  const first = await someFreeTime(desk, services.swallowing, { from: 28, days: 8, weeks: 3 });
  const [second, third, fourth] = [1, 2, 3].map((weeks) => first.start + weeks * WEEK_MS) as [number, number, number];
  await somebodyTakes(desk, { ...first, start: second });
  await isAway(desk, { ...first, start: third });

  await client.goto(
    at(`/reservar/${first.serviceId}/repetir?professional=${first.professionalId}&start=${first.start}`),
  );
  await client.getByLabel(say("howMany"), { exact: true }).fill("4");
  const rowOf = (start: number) => client.getByRole("listitem").filter({ hasText: dayTime(start) });
  for (const free of [first.start, fourth]) await expect(rowOf(free)).toContainText(say("free"));
  for (const taken of [second, third]) {
    await expect(rowOf(taken)).not.toContainText(say("free"));
    await expect(insteadOf(client, taken).getByRole("button")).toHaveCount(3);
  }
  await expect(client.getByText(say("unresolved", { count: 2 }))).toBeVisible();
  expect(await seriesOf(client), "nothing is taken yet").toEqual([]);

  await insteadOf(client, second).getByRole("button").first().click();
  await client.getByRole("button", { name: `${say("skip")}: ${dayTime(third)}`, exact: true }).click();
  await expect(client.getByText(say("skipped"), { exact: true })).toBeVisible();
  await client.getByRole("button", { name: say("request", { count: 3 }), exact: true }).click();
  await expect(client).toHaveURL(at("/turnos"));

  const booked = await seriesOf(client);
  expect(booked).toHaveLength(3);
  expect(booked[0]?.start).toBe(first.start);
  expect(Math.abs((booked[1]?.start ?? 0) - second), "the nearest to what was wanted").toBeLessThan(WEEK_MS);
  expect(booked[2]?.start).toBe(fourth);
  expect(await balanceOf(client)).toBe(0);
  for (const { id } of booked) await tell(desk, "calendar.confirm", { id });

  await client.goto(at(`/turnos/${booked[1]?.id ?? ""}`));
  await client.getByRole("button", { name: inSpanish("appointments.cancel.open"), exact: true }).click();
  const dialog = client.getByRole("alertdialog");
  await dialog.getByLabel(inSpanish("moving.reach.following")).check();
  await expect(dialog).toContainText(inSpanish("moving.seriesConsequence", { count: 2, creditsBack: 2, spent: 2 }));
  await dialog.getByRole("button", { name: inSpanish("appointments.cancel.confirm"), exact: true }).click();
  await expect(dialog).toContainText(inSpanish("moving.cameBack", { count: 2 }));

  expect(await seriesOf(client)).toMatchObject([{ start: first.start, status: "confirmed" }]);
  expect(await balanceOf(client)).toBe(2);
});

const insteadOf = (page: Page, start: number) =>
  page.getByRole("group", { name: `${say("alternatives")}: ${dayTime(start)}`, exact: true });

async function somebodyTakes(desk: Page, { serviceId, professionalId, start }: FreeTime): Promise<void> {
  const { firstName, lastName } = somebody();
  const given = await tell<{ ok: boolean }>(desk, "calendar.create", {
    serviceId,
    professionalId,
    start,
    client: { firstName, lastName },
    chargeCredits: false,
  });
  expect(given.ok).toBe(true);
}

async function isAway(desk: Page, { professionalId, start }: FreeTime): Promise<void> {
  const date = dateOf(start, CLINIC_ZONE);
  const away = await tell<{ ok: boolean }>(desk, "blocks.add", {
    professionalId,
    from: { date, time: clockOf({ start }) },
    until: { date, time: clockOf({ start: start + HOUR_MS }) },
    reason: "Capacitación",
  });
  expect(away.ok).toBe(true);
}

async function seriesOf(client: Page) {
  type Mine = { upcoming: { id: string; start: number; status: string; seriesId: string | null }[] };
  const { upcoming } = await ask<Mine>(client, "booking.mine");
  return upcoming.filter(({ seriesId }) => seriesId !== null).toSorted((a, b) => a.start - b.start);
}
