import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditLog } from "#modules/audit/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, balanceOf, rowOf } from "../support/living.ts";
import { expectTheLedgerToAddUp } from "../support/purse.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;

/** Clara's request for Ana, Tuesday at ten, of two credits; and her client's id. */
async function aRequest() {
  const clinic = await aClinic({ services: { session: { creditCost: 2 } } });
  const clientId = await aClientWith(clinic, "clara", 2);
  const { api } = clinic.browser("clara");
  const start = clinic.at("2026-03-03T10:00");
  const held = await api.booking.hold({ serviceId: clinic.services.session, professionalId: clinic.ana, start });
  if (!held.ok) throw new Error(held.reason);
  const booked = await api.booking.confirm({ holdId: held.holdId });
  if (!booked.ok) throw new Error(booked.reason);
  return { clinic, clientId, id: held.holdId, start };
}
const as = (clinic: Clinic, who: Person, now: number) => clinic.browser(who, { now }).api.calendar;
const toClara = async (clinic: Clinic) =>
  (
    await clinic.read((tx) =>
      tx.select().from(letters).where(eq(letters.recipient, "clara@correo.example")).orderBy(letters.id),
    )
  ).map(({ kind }) => kind);
const credits = async (clinic: Clinic) => {
  const { movements } = await clinic.browser("clara").api.credits.mine({});
  const { held } = await clinic.browser("secretary").api.credits.overview();
  return { held, movements: movements.map(({ kind, amount }) => [kind, amount]) };
};

describe("a confirmation that was a slip", () => {
  it("waits for its answer again: credits set aside, a deadline, the client told, all of it on record", async () => {
    const { clinic, clientId, id, start } = await aRequest();
    await as(clinic, "secretary", clinic.now).confirm({ id });
    expect(await credits(clinic)).toMatchObject({
      held: 0,
      movements: [
        ["used", -2],
        ["issue", 2],
      ],
    });
    const now = clinic.now + MINUTE;
    const seen = await as(clinic, "secretary", now).appointment({ id });
    expect(seen.ok && seen.allowed).toContain("undo_confirm");
    expect(await as(clinic, "secretary", now).undoConfirm({ id })).toMatchObject({ ok: true, status: "pending" });
    expect((await rowOf(clinic, id))?.expiresAt?.getTime()).toBe(start);
    expect(await credits(clinic)).toMatchObject({
      held: 2,
      movements: [
        ["hold", -2],
        ["issue", 2],
      ],
    });
    expect(await toClara(clinic)).toEqual(["appointment.pending", "appointment.confirmed", "appointment.pending"]);
    const [line] = await clinic.read((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, "appointment.undo_confirm")),
    );
    expect(line).toMatchObject({ subjectId: id, data: { from: "confirmed", to: "pending" } });

    // And then whatever the answer is.
    expect(await as(clinic, "secretary", now).confirm({ id })).toMatchObject({ ok: true });
    expect(await credits(clinic)).toMatchObject({
      held: 0,
      movements: [
        ["used", -2],
        ["issue", 2],
      ],
    });
    expect(await as(clinic, "secretary", now).undoConfirm({ id })).toMatchObject({ ok: true });
    expect(await as(clinic, "secretary", now).reject({ id, reason: "No hay sala" })).toMatchObject({ ok: true });
    expect(await balanceOf(clinic, clientId)).toBe(2);
    expect((await credits(clinic)).held).toBe(0);
    await expectTheLedgerToAddUp(superuser);
  });

  it("lapses unanswered as any request does, with everything back", async () => {
    const { clinic, clientId, id, start } = await aRequest();
    await as(clinic, "secretary", clinic.now).confirm({ id });
    await as(clinic, "ana", clinic.now).undoConfirm({ id });
    await expireAppointment(clinic.as("job", { now: start }), { appointmentId: id });
    expect(await rowOf(clinic, id)).toMatchObject({ status: "expired" });
    expect(await balanceOf(clinic, clientId)).toBe(2);
    await expectTheLedgerToAddUp(superuser);
  });

  it("is none half an hour later, nor once it was moved, nor where it was never asked for, nor once it has begun", async () => {
    const { clinic, id, start } = await aRequest();
    await as(clinic, "secretary", clinic.now).confirm({ id });
    const late = clinic.now + HALF_HOUR + 1;
    const refused = { ok: false, reason: "TOO_LATE_TO_TAKE_BACK" };
    expect(await as(clinic, "secretary", late).undoConfirm({ id })).toEqual(refused);
    const seen = await as(clinic, "secretary", late).appointment({ id });
    expect(seen.ok && seen.allowed).not.toContain("undo_confirm");
    const later = await as(clinic, "secretary", clinic.now).reschedule({ id, start: start + 4 * 60 * MINUTE });
    expect(later).toMatchObject({ ok: true });
    expect(await as(clinic, "secretary", clinic.now + 1).undoConfirm({ id })).toEqual(refused);
    const made = await as(clinic, "secretary", clinic.now).create({
      serviceId: clinic.services.visit,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-04T10:00"),
      client: { id: clinic.pedro },
    });
    if (!made.ok) throw new Error(made.reason);
    expect(await as(clinic, "secretary", clinic.now).undoConfirm({ id: made.appointmentId })).toEqual(refused);

    const soon = await aRequest();
    await as(soon.clinic, "secretary", soon.start - MINUTE).confirm({ id: soon.id });
    expect(await as(soon.clinic, "secretary", soon.start).undoConfirm({ id: soon.id })).toEqual({
      ok: false,
      reason: "PAST",
    });
    expect(await rowOf(soon.clinic, soon.id)).toMatchObject({ status: "confirmed" });
  });
});

describe("an attendance that was a slip", () => {
  it("is confirmed again, its credits spent as they were, and nobody is written to", async () => {
    const { clinic, clientId, id, start } = await aRequest();
    await as(clinic, "secretary", clinic.now).confirm({ id });
    await as(clinic, "ana", start).complete({ id });
    const told = await toClara(clinic);
    expect(await as(clinic, "ana", start + HALF_HOUR).undoComplete({ id })).toMatchObject({
      ok: true,
      status: "confirmed",
    });
    expect(await toClara(clinic)).toEqual(told);
    expect(await balanceOf(clinic, clientId)).toBe(0);
    expect(await credits(clinic)).toMatchObject({
      held: 0,
      movements: [
        ["used", -2],
        ["issue", 2],
      ],
    });
    // The other thing is what happened.
    expect(await as(clinic, "ana", start + HALF_HOUR).noShow({ id })).toMatchObject({ ok: true });
    await expectTheLedgerToAddUp(superuser);
  });

  it("is none half an hour later; and a confirmation is not what it takes back", async () => {
    const { clinic, id, start } = await aRequest();
    await as(clinic, "secretary", clinic.now).confirm({ id });
    expect(await as(clinic, "secretary", start).undoComplete({ id })).toMatchObject({ reason: "INVALID_TRANSITION" });
    await as(clinic, "secretary", start).complete({ id });
    expect(await as(clinic, "secretary", start + HALF_HOUR + 1).undoComplete({ id })).toEqual({
      ok: false,
      reason: "TOO_LATE_TO_TAKE_BACK",
    });
    expect(await rowOf(clinic, id)).toMatchObject({ status: "completed" });
  });
});

it("is for who may do the step: a colleague does not know it, a client and the direction may not", async () => {
  const { clinic, id, start } = await aRequest();
  await as(clinic, "secretary", clinic.now).confirm({ id });
  for (const [now, undo] of [
    [clinic.now, "undoConfirm"],
    [start, "undoComplete"],
  ] as const) {
    if (undo === "undoComplete") await as(clinic, "secretary", now).complete({ id });
    expect(await as(clinic, "bruno", now)[undo]({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    for (const who of ["clara", "director", "technician"] as const)
      await expect(as(clinic, who, now)[undo]({ id })).rejects.toMatchObject({ cause: { name: "Forbidden" } });
  }
});
