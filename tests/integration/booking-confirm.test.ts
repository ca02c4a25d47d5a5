import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditLog } from "#modules/audit/tables.ts";
import { clients } from "#modules/clients/tables.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { bookAsClara, lettersOf, rowOf, wanted, type Wanted } from "../support/booking.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;

describe("booking", () => {
  it("writes the appointment, its history, the audit line and the letters in one go", async () => {
    const clinic = await aClinic();
    const { id, booked } = await bookAsClara(
      clinic,
      { start: clinic.at("2026-03-03T10:00") },
      { notes: "Primera vez" },
    );
    expect(booked.status).toBe("pending");
    const row = await rowOf(clinic, id);
    expect(row).toMatchObject({
      status: "pending",
      notes: "Primera vez",
      priceMinor: 1_500_000,
      currency: "ARS",
      holdKeyHash: null,
      holdAddressHash: null,
    });
    expect(row?.expiresAt?.getTime()).toBe(clinic.at("2026-03-03T10:00"));
    const [transition] = await clinic.read((tx) =>
      tx.select().from(appointmentTransitions).where(eq(appointmentTransitions.appointmentId, id)),
    );
    expect(transition).toMatchObject({
      fromStatus: null,
      toStatus: "pending",
      actorType: "user",
      actorId: clinic.users.clara.userId,
    });
    const [line] = await clinic.read((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, "appointment.book"))),
    );
    expect(line).toMatchObject({ actorId: clinic.users.clara.userId, data: { from: null, to: "pending" } });
    const sent = await lettersOf(clinic);
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      "ana@correo.example",
      "clara@correo.example",
      "recepcion@clinica.example",
    ]);
    const jobs =
      await superuser`select name from pgboss.job where data->>'tenantId' = ${clinic.tenantId} and name = 'letters.send'`;
    expect(jobs).toHaveLength(3);
  });

  it("is confirmed at once where the service says so", async () => {
    const clinic = await aClinic();
    const { id, booked } = await bookAsClara(clinic, { service: "visit", start: clinic.at("2026-03-03T10:00") });
    expect(booked.status).toBe("confirmed");
    expect(await rowOf(clinic, id)).toMatchObject({ status: "confirmed", expiresAt: null });
  });

  it("twice, one after the other or at once, books once and answers the same", async () => {
    const clinic = await aClinic();
    const browser = clinic.browser("clara");
    const held = await browser.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.api.booking.confirm({ holdId: held.holdId })),
    );
    answers.push(await browser.api.booking.confirm({ holdId: held.holdId }));
    expect(answers).toEqual(answers.map(() => ({ ok: true, appointmentId: held.holdId, status: "pending" })));
    expect(await clinic.read((tx) => tx.select().from(appointments))).toHaveLength(1);
    expect(await clinic.read((tx) => tx.select().from(appointmentTransitions))).toHaveLength(1);
    expect(await lettersOf(clinic)).toHaveLength(3);
  });

  it("back in the browser: the old hold answers as ended, and the appointment stays", async () => {
    const clinic = await aClinic();
    const { browser, id } = await bookAsClara(clinic, { start: clinic.at("2026-03-03T10:00") });
    expect(await browser.api.booking.held({ holdId: id })).toEqual({ ok: false, reason: "HOLD_EXPIRED" });
    expect(await browser.api.booking.release({ holdId: id })).toEqual({ ok: true });
    expect((await rowOf(clinic, id))?.status).toBe("pending");
    expect(await browser.api.booking.appointment({ id })).toMatchObject({
      ok: true,
      appointment: { id, status: "pending" },
    });
  });

  it("applies what was shown, though the service changed meanwhile", async () => {
    const clinic = await aClinic();
    const browser = clinic.browser("clara");
    const held = await browser.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    const shown = await browser.api.booking.held({ holdId: held.holdId });
    expect(shown).toMatchObject({ hold: { priceMinor: 1_500_000, cancellationWindowH: 24 } });
    await clinic.write((tx) =>
      tx.update(appointmentTypes).set({ priceMinor: 9_900_000, cancellationWindowH: 72, durationMin: 120 }),
    );
    expect(await browser.api.booking.held({ holdId: held.holdId })).toEqual(shown);
    await browser.api.booking.confirm({ holdId: held.holdId });
    expect(await browser.api.booking.appointment({ id: held.holdId })).toMatchObject({
      appointment: { priceMinor: 1_500_000, cancellationWindowH: 24, end: clinic.at("2026-03-03T11:00") },
    });
  });

  it("for someone who is on the list already, once", async () => {
    const clinic = await aClinic();
    await Promise.all(
      ["09:00", "10:00", "11:00"].map((time) => bookAsClara(clinic, { start: clinic.at(`2026-03-03T${time}`) })),
    );
    expect(
      await clinic.read((tx) => tx.select().from(clients).where(eq(clients.userId, clinic.users.clara.userId))),
    ).toHaveLength(1);
  });

  it("changes nothing when its letters cannot be written", async () => {
    const clinic = await aClinic();
    const browser = clinic.browser("clara");
    const held = await browser.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    const before = await digestOf(superuser, clinic.tenantId);
    await superuser.unsafe(`alter table letters add constraint no_letters check (tenant_id <> '${clinic.tenantId}')`);
    await expect(browser.api.booking.confirm({ holdId: held.holdId })).rejects.toMatchObject({
      code: "INTERNAL_SERVER_ERROR",
    });
    await superuser`alter table letters drop constraint no_letters`;
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    expect(await browser.api.booking.confirm({ holdId: held.holdId })).toMatchObject({ ok: true });
  });

  it("is refused to whoever is not signed in", async () => {
    const clinic = await aClinic();
    await expect(bookHeldSlot(clinic.as("visitor"), { holdId: clinic.pedro }, null)).rejects.toMatchObject({
      name: "Unauthenticated",
    });
    await expect(clinic.browser("visitor").api.booking.confirm({ holdId: clinic.pedro })).rejects.toMatchObject({
      cause: { name: "Unauthenticated" },
    });
  });
});

describe("what people type", () => {
  it("notes of 10,000 characters are refused by name, and nothing is booked", async () => {
    const clinic = await aClinic();
    const browser = clinic.browser("clara");
    const held = await browser.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    await expect(browser.api.booking.confirm({ holdId: held.holdId, notes: "x".repeat(10_000) })).rejects.toMatchObject(
      {
        code: "BAD_REQUEST",
        cause: { issues: [{ code: "too_big", path: ["notes"], maximum: 2000 }] },
      },
    );
    expect((await rowOf(clinic, held.holdId))?.status).toBe("held");
    expect(await browser.api.booking.confirm({ holdId: held.holdId, notes: "ñ".repeat(2000) })).toMatchObject({
      ok: true,
    });
  });

  const NAMES: [string, string][] = [
    ["👩🏽‍⚕️ Zoë", "O’Connor-Ñandú"],
    ["محمد", "عبد الله"],
    ["שרה", "כהן"],
    ["李", "小龍"],
    ["Ọlá", "Ṣẹ́gun"],
    ["Robert'); DROP TABLE clients;--", "<script>alert(1)</script>"],
  ];

  it.each(NAMES)("%s %s is kept as it was written, and told so", async (firstName, lastName) => {
    const clinic = await aClinic();
    const secretary = clinic.browser("secretary");
    const created = await secretary.api.calendar.create({
      ...wanted(clinic, { start: clinic.at("2026-03-03T10:00") }),
      client: { firstName, lastName, email: "Ella@Correo.Example" },
      notes: "🙂\nمرحبا",
      outsideHours: false,
    });
    if (!created.ok) throw new Error(created.reason);
    expect(await secretary.api.calendar.appointment({ id: created.appointmentId })).toMatchObject({
      appointment: {
        client: { firstName, lastName, email: "ella@correo.example" },
        notes: "🙂\nمرحبا",
        status: "confirmed",
      },
    });
    const [letter] = (await lettersOf(clinic)).filter(({ recipient }) => recipient === "ella@correo.example");
    expect(letter?.html).toBeTruthy();
    expect(letter?.html).not.toContain("<script>");
  });

  it("ids that are no ids, and instants that are no instants, are refused before anything is asked", async () => {
    const clinic = await aClinic();
    const api = clinic.browser("clara").api.booking;
    await expect(api.confirm({ holdId: "' or 1=1" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(api.hold({ ...wanted(clinic, { start: Number.NaN }) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(api.hold({ ...wanted(clinic, { start: 1e300 }) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      api.slots({ serviceId: clinic.services.session, professionalId: "any", from: "2026-02-30", days: 7 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      api.slots({ serviceId: clinic.services.session, professionalId: "any", from: "2026-03-02", days: 5000 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("the desk", () => {
  const create = (clinic: Clinic, want: Wanted, outsideHours: boolean) =>
    createAppointment(clinic.as("secretary"), {
      ...wanted(clinic, want),
      client: { id: clinic.pedro },
      outsideHours,
      chargeCredits: true,
    });

  it("may go outside the hours when it says so, never over another appointment", async () => {
    const clinic = await aClinic();
    const early = { start: clinic.at("2026-03-03T07:10") };
    expect(await create(clinic, early, false)).toMatchObject({ reason: "OUTSIDE_AVAILABILITY" });
    expect(await create(clinic, early, true)).toMatchObject({ ok: true });
    expect(await create(clinic, { start: clinic.at("2026-03-03T08:00") }, true)).toMatchObject({
      reason: "SLOT_TAKEN",
    });
    expect(await create(clinic, { start: clinic.now - 60 * MINUTE }, true)).toMatchObject({ ok: true });
    expect(await create(clinic, { start: clinic.at("2026-02-27T10:00") }, true)).toMatchObject({ reason: "PAST" });
  });

  it("a professional books for themselves and their own clients; another's calendar and clients are unknown to them", async () => {
    const clinic = await aClinic();
    const book = (professionalId: string, hour: string, client: Parameters<typeof createAppointment>[1]["client"]) =>
      createAppointment(clinic.as("bruno"), {
        ...wanted(clinic, { professionalId, start: clinic.at(`2026-03-03T${hour}`) }),
        client,
        outsideHours: false,
        chargeCredits: true,
      });
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await book(clinic.ana, "10:00", { firstName: "Nadia", lastName: "Nueva", force: false })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await book(clinic.bruno, "10:00", { id: clinic.pedro })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    expect(await book(clinic.bruno, "10:00", { firstName: "Nadia", lastName: "Nueva", force: false })).toMatchObject({
      ok: true,
    });
    expect(
      await create(clinic, { professionalId: clinic.bruno, start: clinic.at("2026-03-03T11:00") }, false),
    ).toMatchObject({ ok: true });
    expect(await book(clinic.bruno, "15:00", { id: clinic.pedro })).toMatchObject({ ok: true });
  });

  it("an inactive professional or service is not to be had", async () => {
    const clinic = await aClinic();
    await clinic.write((tx) => tx.update(professionals).set({ active: false }).where(eq(professionals.id, clinic.ana)));
    expect(await create(clinic, { start: clinic.at("2026-03-03T10:00") }, false)).toMatchObject({
      reason: "NOT_FOUND",
    });
    await clinic.write((tx) => tx.update(appointmentTypes).set({ active: false }));
    expect(
      await create(clinic, { professionalId: clinic.bruno, start: clinic.at("2026-03-03T10:00") }, false),
    ).toMatchObject({ reason: "NOT_FOUND" });
  });
});
