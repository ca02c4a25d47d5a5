import { expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { appointmentTransitions } from "#modules/appointments/tables.ts";
import { bookAsClara, lettersOf, rowOf, type Wanted } from "../support/booking.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Pedro phones: a visit (confirmed at once), with Ana unless said otherwise. */
async function written(clinic: Clinic, { service = "visit", professionalId = clinic.ana, start }: Wanted) {
  const made = await clinic.browser("secretary").api.calendar.create({
    serviceId: clinic.services[service],
    professionalId,
    start,
    client: { id: clinic.pedro },
  });
  if (!made.ok) throw new Error(made.reason);
  return made.appointmentId;
}

it("lasts as long as staff say, with its buffers, its history and one letter", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-04T10:00");
  const id = await written(clinic, { service: "evaluation", start });
  const { api } = clinic.browser("secretary");
  const before = (await lettersOf(clinic)).length;
  expect(await api.calendar.resize({ id, end: start + 2 * HOUR })).toEqual({
    ok: true,
    appointmentId: id,
    status: "confirmed",
    end: start + 2 * HOUR,
  });

  const row = await rowOf(clinic, id);
  expect(row?.endsAt.getTime()).toBe(start + 2 * HOUR);
  expect([row?.busyStartsAt.getTime(), row?.busyEndsAt.getTime()]).toEqual([
    start - 15 * MINUTE,
    start + 2 * HOUR + 15 * MINUTE,
  ]);
  const steps = await clinic.read((tx) =>
    tx.select().from(appointmentTransitions).where(eq(appointmentTransitions.appointmentId, id)),
  );
  expect(steps.at(-1)?.moved).toEqual({
    from: { start, end: start + 1.5 * HOUR, professionalId: clinic.ana },
    to: { start, end: start + 2 * HOUR, professionalId: clinic.ana },
  });
  const told = (await lettersOf(clinic)).slice(before).filter(({ recipient }) => recipient === "pedro@correo.example");
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("10:00 – 11:30");
  expect(told[0]?.text).toContain("10:00 – 12:00");
});

it("takes nobody else's time, buffers included", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-04T09:00");
  const id = await written(clinic, { start });
  await written(clinic, { service: "evaluation", start: start + 1.5 * HOUR });
  const { api } = clinic.browser("secretary");
  expect(await api.calendar.resize({ id, end: start + 1.5 * HOUR })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
  expect((await rowOf(clinic, id))?.endsAt.getTime()).toBe(start + HOUR / 2);
  expect(await api.calendar.resize({ id, end: start + 75 * MINUTE })).toMatchObject({ ok: true });
});

it("goes beyond the hours, but not below five minutes, above a day, or into half a minute", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-04T17:30");
  const id = await written(clinic, { start });
  const { api } = clinic.browser("secretary");
  expect(await api.calendar.resize({ id, end: start + HOUR })).toMatchObject({ ok: true });
  for (const end of [start, start - HOUR, start + 4 * MINUTE, start + 24 * HOUR + MINUTE, start + 30_500]) {
    expect(await api.calendar.resize({ id, end })).toEqual({ ok: false, reason: "LENGTH_OUT_OF_RANGE" });
  }
  expect(await api.calendar.resize({ id, end: start + 5 * MINUTE })).toMatchObject({ ok: true });
});

it("keeps its length when it moves", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-04T09:00");
  const id = await written(clinic, { start });
  const { api } = clinic.browser("secretary");
  await api.calendar.resize({ id, end: start + HOUR });
  expect(await api.calendar.reschedule({ id, start: start + 2 * HOUR })).toMatchObject({ ok: true });
  const row = await rowOf(clinic, id);
  expect([row?.startsAt.getTime(), row?.endsAt.getTime()]).toEqual([start + 2 * HOUR, start + 3 * HOUR]);
});

it("is not its client's to change, nor another professional's", async () => {
  const clinic = await aClinic();
  const { id, browser } = await bookAsClara(clinic, { start: clinic.at("2026-03-04T10:00") });
  const end = clinic.at("2026-03-04T11:30");
  expect(await browser.api.calendar.resize({ id, end })).toEqual({ ok: false, reason: "NOT_FOUND" });
  expect(await clinic.browser("bruno").api.calendar.resize({ id, end })).toEqual({ ok: false, reason: "NOT_FOUND" });
  expect(await clinic.browser("ana").api.calendar.resize({ id, end })).toMatchObject({ ok: true });
});

it("is over once it was completed", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-04T10:00");
  const id = await written(clinic, { start });
  const { api } = clinic.browser("secretary");
  await clinic.browser("secretary", { now: start }).api.calendar.complete({ id });
  expect(await api.calendar.resize({ id, end: start + HOUR })).toEqual({
    ok: false,
    reason: "INVALID_TRANSITION",
    status: "completed",
  });
});
