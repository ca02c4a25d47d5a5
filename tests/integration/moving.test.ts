import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { signToken } from "#platform/tokens.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, aLivingAppointment, balanceOf, lettersOf, rowOf, STEPPED } from "../support/living.ts";
import { expectTheLedgerToAddUp } from "../support/purse.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;

/** Clara's confirmed session with Ana, Thursday at ten, for two credits of her three. */
async function claras(clinic: Clinic, more: Partial<Parameters<typeof aLivingAppointment>[1]> = {}) {
  const clientId = await aClientWith(clinic, "clara", 3);
  const start = clinic.at("2026-03-05T10:00");
  const id = await aLivingAppointment(clinic, { clientId, start, status: "confirmed", credits: 2, ...more });
  return { id, start, clientId };
}

describe("a move", () => {
  it("takes the new time, lets the old go, and is told to both in the same breath", async () => {
    const clinic = await aClinic();
    const { id, start } = await claras(clinic);
    const to = clinic.at("2026-03-06T15:00");
    expect(
      await clinic.browser("clara").api.booking.reschedule({ id, start: to, reason: "Me surgió algo" }),
    ).toMatchObject({ ok: true, status: "confirmed" });
    expect(await rowOf(clinic, id)).toMatchObject({ startsAt: new Date(to), moves: 1, status: "confirmed" });

    const told = await lettersOf(clinic);
    expect(told.map(({ kind, recipient }) => [kind, recipient]).toSorted()).toEqual([
      ["appointment.moved", "clara@correo.example"],
      ["institution.appointment.moved", "ana@correo.example"],
      ["institution.appointment.moved", "recepcion@clinica.example"],
    ]);
    const mine = told.find(({ kind }) => kind === "appointment.moved");
    expect(mine?.text).toContain("Antes: Jueves, 5 de marzo de 2026, 10:00 – 11:00");
    expect(mine?.html).toMatch(/<s [^>]*>Jueves, 5 de marzo/);
    expect(mine?.text).toContain("Viernes, 6 de marzo de 2026, 15:00 – 16:00");
    expect(mine?.text).toContain("Me surgió algo");
    const file = mine?.attachments?.[0]?.content ?? "";
    expect(file).toContain(`UID:${id}@zaguan`);
    expect(file).toContain("DTSTART:20260306T180000Z");
    const sequence = Number(/SEQUENCE:(\d+)/.exec(file)?.[1]);

    await clinic.browser("secretary").api.calendar.reschedule({ id, start });
    const again = (await lettersOf(clinic)).filter(({ kind }) => kind === "appointment.moved")[1];
    expect(again?.text).toContain("Lo cambió: Secretary Prueba");
    expect(Number(/SEQUENCE:(\d+)/.exec(again?.attachments?.[0]?.content ?? "")?.[1])).toBeGreaterThan(sequence);
  });

  it("that cannot write its letters moves nothing", async () => {
    const clinic = await aClinic();
    const { id } = await claras(clinic);
    const before = await digestOf(superuser, clinic.tenantId);
    await superuser.unsafe(`alter table letters add constraint no_letters check (tenant_id <> '${clinic.tenantId}')`);
    await expect(
      clinic.browser("clara").api.booking.reschedule({ id, start: clinic.at("2026-03-06T15:00") }),
    ).rejects.toThrow();
    await superuser`alter table letters drop constraint no_letters`;
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("to a time that is taken changes nothing, tells nobody and offers what is near", async () => {
    const clinic = await aClinic();
    const { id, clientId } = await claras(clinic);
    await aLivingAppointment(clinic, {
      clientId,
      start: clinic.at("2026-03-06T15:00"),
      status: "confirmed",
      credits: 0,
    });
    const before = await digestOf(superuser, clinic.tenantId);
    const answer = await clinic.browser("clara").api.booking.reschedule({ id, start: clinic.at("2026-03-06T15:00") });
    expect(answer).toMatchObject({ ok: false, reason: "SLOT_TAKEN", alternatives: expect.any(Array) });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("to where it is already is no move", async () => {
    const clinic = await aClinic();
    const { id, start } = await claras(clinic);
    expect(await clinic.browser("clara").api.booking.reschedule({ id, start })).toMatchObject({ ok: true });
    expect(await rowOf(clinic, id)).toMatchObject({ moves: 0 });
    expect(await lettersOf(clinic)).toEqual([]);
  });

  it("by its client only while cancelling would give all of it back", async () => {
    const clinic = await aClinic();
    const { id, start } = await claras(clinic);
    const to = clinic.at("2026-03-06T15:00");
    const at = (now: number) => clinic.browser("clara", { now }).api.booking.reschedule({ id, start: to });
    expect(await at(start - 24 * HOUR + 1)).toMatchObject({ ok: false, reason: "TOO_LATE_TO_MOVE" });
    expect(await at(start - 24 * HOUR)).toMatchObject({ ok: true });
  });

  it("to a colleague tells whom it leaves, too; a professional cannot put it in a colleague's calendar", async () => {
    const clinic = await aClinic();
    const { id } = await claras(clinic);
    const to = { id, start: clinic.at("2026-03-06T15:00"), professionalId: clinic.bruno };
    expect(await clinic.browser("ana").api.calendar.reschedule(to)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await clinic.browser("secretary").api.calendar.reschedule(to)).toMatchObject({ ok: true });
    const told = (await lettersOf(clinic)).filter(({ kind }) => kind === "institution.appointment.moved");
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(["ana@correo.example", "bruno@correo.example"]);
  });

  it("of staff may go outside hours, but not into last week", async () => {
    const clinic = await aClinic();
    const { id } = await claras(clinic);
    const move = (start: number) =>
      clinic.browser("secretary").api.calendar.reschedule({ id, start, outsideHours: true });
    expect(await move(clinic.at("2026-02-25T10:00"))).toMatchObject({ ok: false, reason: "PAST" });
    expect(await move(clinic.at("2026-03-07T20:15"))).toMatchObject({ ok: true });
  });
});

describe("the link of the mail", () => {
  const keyOf = (clinic: Clinic, id: string, purpose = "appointment") => signToken(clinic.tenantId, purpose, id);

  it("stands in the letter, opens its appointment and no other, and looking changes nothing", async () => {
    const clinic = await aClinic();
    const { id, clientId } = await claras(clinic);
    const other = await aLivingAppointment(clinic, {
      clientId,
      start: clinic.at("2026-03-09T10:00"),
      status: "confirmed",
      credits: 0,
    });
    const visitor = clinic.browser("visitor").api.booking;
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await visitor.consequence({ id, key: keyOf(clinic, id) })).toMatchObject({
      ok: true,
      share: 100,
      creditsBack: 2,
      mayMove: true,
    });
    await expect(visitor.consequence({ id: other, key: keyOf(clinic, id) })).rejects.toMatchObject({
      cause: { name: "Unauthenticated" },
    });
    await expect(visitor.consequence({ id })).rejects.toMatchObject({ cause: { name: "Unauthenticated" } });
    for (const key of [
      keyOf(clinic, id, "calendar-file"),
      keyOf(clinic, newId()),
      signToken((await aClinic()).tenantId, "appointment", id),
    ])
      expect(await visitor.cancelByLink({ key })).toEqual({ ok: false, reason: "LINK_INVALID" });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);

    await clinic.browser("secretary").api.calendar.reschedule({ id, start: clinic.at("2026-03-06T15:00") });
    const letter = (await lettersOf(clinic)).find(({ kind }) => kind === "appointment.moved");
    expect(letter?.text).toContain(`/turnos/${id}?key=${keyOf(clinic, id)}`);
    expect(letter?.attachments?.[0]?.content).not.toContain("key=");
  });

  it("cancels as its client would, even in the hands of staff, and gives back what the policy says", async () => {
    const clinic = await aClinic();
    const { id, start, clientId } = await claras(clinic);
    const late = clinic.browser("secretary", { now: start - 7 * HOUR }).api.booking;
    const key = keyOf(clinic, id);
    expect(await late.rescheduleByLink({ key, start: clinic.at("2026-03-06T15:00") })).toMatchObject({
      ok: false,
      reason: "TOO_LATE_TO_MOVE",
    });
    expect(await late.cancelByLink({ key })).toMatchObject({ ok: true, status: "cancelled", creditsBack: 1 });
    expect(await late.cancelByLink({ key })).toMatchObject({
      ok: false,
      reason: "INVALID_TRANSITION",
      status: "cancelled",
    });
    expect(await balanceOf(clinic, clientId)).toBe(2);
    const told = await lettersOf(clinic);
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([
      "ana@correo.example",
      "clara@correo.example",
      "recepcion@clinica.example",
    ]);
    expect(told.find(({ kind }) => kind === "appointment.cancelled")?.text).toContain("Recuperás: 1 crédito");
    await expectTheLedgerToAddUp(superuser);
  });

  it("moves", async () => {
    const clinic = await aClinic();
    const { id } = await claras(clinic);
    const to = clinic.at("2026-03-06T15:00");
    expect(
      await clinic.browser("visitor").api.booking.rescheduleByLink({ key: keyOf(clinic, id), start: to }),
    ).toMatchObject({ ok: true });
    expect(await rowOf(clinic, id)).toMatchObject({ startsAt: new Date(to) });
  });
});

describe("what was said is what happens", () => {
  const NOTICE = [25, 24, 23, 6, 5];

  it.each(NOTICE)("%i hours before", async (hours) => {
    const clinic = await aClinic();
    const { id, start, clientId } = await claras(clinic);
    const browser = clinic.browser("clara", { now: start - hours * HOUR }).api.booking;
    const said = await browser.consequence({ id });
    if (!said.ok) throw new Error(said.reason);
    expect(said.deadlines).toEqual(
      STEPPED.windows.map((window) => ({ until: start - window.hours * HOUR, share: window.share })),
    );
    const before = await balanceOf(clinic, clientId);
    expect(await browser.cancel({ id, seenShare: said.share })).toMatchObject({
      ok: true,
      creditsBack: said.creditsBack,
    });
    expect((await balanceOf(clinic, clientId)) - before).toBe(said.creditsBack);
  });

  it("a deadline that passed while it was read asks again", async () => {
    const clinic = await aClinic();
    const { id, start } = await claras(clinic);
    const before = await digestOf(superuser, clinic.tenantId);
    const late = clinic.browser("clara", { now: start - 24 * HOUR + 1 }).api.booking;
    expect(await late.cancel({ id, seenShare: 100 })).toEqual({ ok: false, reason: "CONSEQUENCE_CHANGED", share: 50 });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("a service whose policy changed since changes nothing for it", async () => {
    const clinic = await aClinic();
    const { id, start } = await claras(clinic);
    await superuser`update appointment_types set cancellation_window_h = 72 where tenant_id = ${clinic.tenantId}`;
    expect(await clinic.browser("clara", { now: start - 25 * HOUR }).api.booking.consequence({ id })).toMatchObject({
      share: 100,
      creditsBack: 2,
    });
  });

  it("another client's is unknown", async () => {
    const clinic = await aClinic();
    const { id } = await claras(clinic);
    expect(await clinic.browser("diego").api.booking.consequence({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});
