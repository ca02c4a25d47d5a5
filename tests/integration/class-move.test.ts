import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { clients } from "#modules/clients/tables.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { completeAppointment } from "#modules/appointments/commands/complete-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { moveClass } from "#modules/appointments/commands/move-class.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { lettersOf } from "../support/booking.ts";
import type { ServiceKey } from "../support/clinic.ts";
import { type Hall, aHall, aRoom } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, balanceOf } from "../support/living.ts";
import { expectOrder } from "../support/order.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const nine = (hall: Hall) => hall.at("2026-03-03T09:00");
const three = (hall: Hall) => hall.at("2026-03-04T15:00");

type Seat = { client?: string; start?: number; service?: ServiceKey; professionalId?: string };
async function seat(
  hall: Hall,
  { client = hall.pedro, start = nine(hall), service = "evaluation", ...more }: Seat = {},
) {
  const made = await createAppointment(hall.as("secretary"), {
    serviceId: hall.services[service],
    professionalId: more.professionalId ?? hall.ana,
    start,
    client: { id: client },
    outsideHours: false,
    chargeCredits: true,
  });
  if (!made.ok) throw new Error(made.reason);
  return made.appointmentId;
}

/** Somebody without an account, with an address. */
async function somebody(hall: Hall, name: string): Promise<string> {
  const id = newId();
  const email = `${name.toLowerCase()}@correo.example`;
  const who = { firstName: name, lastName: "Clase", email, searchText: name, locale: "es-AR" as const };
  const ctx = hall.as("secretary");
  const base = { tenantId: hall.tenantId, id, createdAt: new Date(hall.now), updatedAt: new Date(hall.now) };
  await withTenant(ctx, (tx) => tx.insert(clients).values({ ...base, ...who }));
  return id;
}

const rows = (hall: Hall) =>
  hall.read((tx) => tx.select().from(appointments).where(eq(appointments.tenantId, hall.tenantId)));
const classes = async (hall: Hall) => (await rows(hall)).filter(({ status }) => status === "session");
const theClass = async (hall: Hall): Promise<string> => {
  const [only] = await classes(hall);
  if (!only) throw new Error("no class");
  return only.id;
};
const live = async (hall: Hall) =>
  (await rows(hall)).filter(({ status }) => status === "pending" || status === "confirmed");
const jobs = (hall: Hall, name: string) =>
  superuser<{ data: Record<string, unknown> }[]>`
    select data from pgboss.job where name = ${name} and data::text like ${`%${hall.tenantId}%`}`;

type To = { id: string; start?: number; professionalId?: string; outsideHours?: boolean; reason?: string };
const move = (
  hall: Hall,
  { start = three(hall), outsideHours = false, ...to }: To,
  who: "secretary" | "ana" = "secretary",
) => moveClass(hall.as(who), { start, outsideHours, ...to });

describe("a class that is moved", () => {
  it("takes everyone along at once, as they are: their terms, credits, room and requests", async () => {
    const hall = await aHall({ capacity: 4, credits: { session: 0, visit: 0, evaluation: 2 } });
    const rooms = [await aRoom(hall, "evaluation"), await aRoom(hall, "evaluation")];
    const clara = await aClientWith(hall, "clara", 2);
    const diego = await aClientWith(hall, "diego", 2);
    const ids = [await seat(hall, { client: clara }), await seat(hall, { client: diego })];
    const before = await live(hall);
    const id = await theClass(hall);
    expect(await move(hall, { id, reason: "Se rompió el aire" })).toEqual({
      ok: true,
      sessionId: id,
      appointmentIds: ids.toSorted(),
      start: three(hall),
      professionalId: hall.ana,
    });
    for (const row of await live(hall)) {
      const old = before.find((one) => one.id === row.id);
      expect(row).toMatchObject({
        startsAt: new Date(three(hall)),
        endsAt: new Date(three(hall) + 90 * MINUTE),
        busyStartsAt: new Date(three(hall) - 15 * MINUTE),
        sessionId: id,
        moves: 1,
        priceMinor: old?.priceMinor,
        creditCost: 2,
        terms: old?.terms,
      });
      expect(rooms).toContain(row.resourceId);
    }
    expect([await balanceOf(hall, clara), await balanceOf(hall, diego)]).toEqual([0, 0]);
    await expectOrder(superuser, hall.tenantId);
    // The time it left is free, for anything.
    await seat(hall, { service: "session", start: nine(hall) });
  });

  it("tells each client once, with both times, whoever gives it and whoever gave it; and writes each seat's history", async () => {
    const hall = await aHall({ capacity: 6 });
    const [clara, eva] = [await aClientWith(hall, "clara", 0), await somebody(hall, "Eva")];
    const ids = [
      await seat(hall, { client: clara }),
      await seat(hall, { client: eva }),
      await seat(hall, { client: eva }),
    ];
    const known = new Set((await lettersOf(hall)).map((letter) => letter.id));
    const id = await theClass(hall);
    expect(await move(hall, { id, professionalId: hall.bruno, reason: "Ana está enferma" })).toMatchObject({
      ok: true,
    });
    const told = (await lettersOf(hall)).filter((letter) => !known.has(letter.id));
    expect(told.map(({ kind, recipient }) => [recipient, kind]).toSorted()).toEqual([
      ["ana@correo.example", "institution.class.moved"],
      ["bruno@correo.example", "institution.class.moved"],
      ["clara@correo.example", "appointment.moved"],
      ["eva@correo.example", "appointments.impact"],
    ]);
    const claras = told.find(({ recipient }) => recipient === "clara@correo.example");
    expect(claras?.text).toContain("Antes: Martes, 3 de marzo de 2026, 09:00 – 10:30");
    expect(claras?.text).toContain("Miércoles, 4 de marzo de 2026, 15:00 – 16:30");
    expect(claras?.text).toContain("Ana está enferma");
    const evas = told.find(({ recipient }) => recipient === "eva@correo.example");
    expect(evas?.text.match(/9:00/g), "both of her seats").toHaveLength(2);
    expect(evas?.attachments?.[0]?.content.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const brunos = told.find(({ recipient }) => recipient === "bruno@correo.example");
    expect(brunos?.subject).toContain("Clase cambiada: Evaluación");
    expect(brunos?.text).toContain("Eva Clase");

    for (const appointmentId of ids) {
      const history = await hall.read((tx) =>
        tx.select().from(appointmentTransitions).where(eq(appointmentTransitions.appointmentId, appointmentId)),
      );
      expect(history.at(-1)).toMatchObject({
        fromStatus: "confirmed",
        toStatus: "confirmed",
        reason: "Ana está enferma",
        moved: {
          from: { start: nine(hall), professionalId: hall.ana },
          to: { start: three(hall), professionalId: hall.bruno },
        },
      });
    }
    const audited = await superuser`
      select subject_id from audit_log where tenant_id = ${hall.tenantId} and action = 'appointment.reschedule'`;
    expect(audited.map((line) => String(line["subject_id"])).toSorted()).toEqual(ids.toSorted());
  });

  it("is reminded of anew, and what it leaves is offered to whoever waits", async () => {
    const hall = await aHall({ capacity: 4 });
    await seat(hall);
    await seat(hall);
    const [plannedBefore] = [await jobs(hall, "appointments.plan-reminders")];
    expect(await move(hall, { id: await theClass(hall) })).toMatchObject({ ok: true });
    expect((await jobs(hall, "appointments.plan-reminders")).length - plannedBefore.length).toBe(2);
    const freed = await jobs(hall, "appointments.time-freed");
    expect(freed.length).toBeGreaterThan(0);
    expect(JSON.stringify(freed)).toContain(String(nine(hall)));
  });

  it("to a start that overlaps its own is no obstacle to itself; to where it is already is no move", async () => {
    const hall = await aHall({ capacity: 2 });
    await seat(hall);
    await seat(hall);
    const id = await theClass(hall);
    expect(await move(hall, { id, start: nine(hall) + 30 * MINUTE })).toMatchObject({ ok: true });
    await expectOrder(superuser, hall.tenantId);
    const before = await digestOf(superuser, hall.tenantId);
    expect(await move(hall, { id, start: nine(hall) + 30 * MINUTE })).toMatchObject({ ok: true, appointmentIds: [] });
    expect(await digestOf(superuser, hall.tenantId)).toEqual(before);
  });

  it("keeps the length and the seats it began with, and a request its deadline before the new start", async () => {
    const hall = await aHall({ capacity: 3, services: { evaluation: { autoConfirm: false, answerWithinH: 200 } } });
    const { api } = hall.browser("clara");
    const held = await api.booking.hold({
      serviceId: hall.services.evaluation,
      professionalId: hall.ana,
      start: three(hall),
    });
    if (!held.ok) throw new Error(held.reason);
    expect(await api.booking.confirm({ holdId: held.holdId })).toMatchObject({ status: "pending" });
    await superuser`update appointment_types set capacity = 1, duration_min = 30, buffer_after_min = 0 where tenant_id = ${hall.tenantId} and id = ${hall.services.evaluation}`;
    const id = await theClass(hall);
    expect(await move(hall, { id, start: nine(hall) })).toMatchObject({ ok: true });
    const [row] = await live(hall);
    expect(row).toMatchObject({
      status: "pending",
      endsAt: new Date(nine(hall) + 90 * MINUTE),
      busyEndsAt: new Date(nine(hall) + 105 * MINUTE),
      expiresAt: new Date(nine(hall)),
    });
    expect((await classes(hall))[0]).toMatchObject({ capacity: 3, seatsTaken: 1 });
    await expectOrder(superuser, hall.tenantId);
  });

  it("lets a visitor's hold of a seat go, who chooses anew", async () => {
    const hall = await aHall({ capacity: 2 });
    await seat(hall);
    await aClientWith(hall, "clara", 0);
    const held = await holdSlot(
      hall.as("visitor"),
      { serviceId: hall.services.evaluation, professionalId: hall.ana, start: nine(hall) },
      { key: null, addressHash: newId() },
    );
    if (!held.ok) throw new Error(held.reason);
    expect(await move(hall, { id: await theClass(hall) })).toMatchObject({ ok: true });
    expect(await bookHeldSlot(hall.as("clara"), { holdId: held.holdId }, held.key)).toEqual({
      ok: false,
      reason: "HOLD_EXPIRED",
    });
    expect((await classes(hall))[0]).toMatchObject({ seatsTaken: 1 });
    await expectOrder(superuser, hall.tenantId);
  });

  it("that cannot write its letters moves nobody", async () => {
    const hall = await aHall({ capacity: 3 });
    await seat(hall, { client: await aClientWith(hall, "clara", 0) });
    await seat(hall);
    const id = await theClass(hall);
    const before = await digestOf(superuser, hall.tenantId);
    await superuser.unsafe(
      `alter table letters add constraint no_more check (tenant_id <> '${hall.tenantId}') not valid`,
    );
    await expect(move(hall, { id })).rejects.toThrow();
    await superuser`alter table letters drop constraint no_more`;
    expect(await digestOf(superuser, hall.tenantId)).toEqual(before);
  });
});

describe("a class is not moved", () => {
  type Refused = {
    why: string;
    reason: string;
    to?: Partial<To>;
    who?: "secretary" | "ana";
    before?: (hall: Hall) => Promise<unknown>;
    alternatives?: true;
  };
  const table: Refused[] = [
    {
      why: "over an appointment",
      reason: "SLOT_TAKEN",
      alternatives: true,
      before: (hall) => seat(hall, { service: "session", start: three(hall) + HOUR }),
    },
    {
      why: "over an appointment, not even outside hours",
      reason: "SLOT_TAKEN",
      alternatives: true,
      to: { outsideHours: true },
      before: (hall) => seat(hall, { service: "session", start: three(hall) }),
    },
    {
      why: "onto another class of its kind, seats left or not",
      reason: "CLASS_THERE",
      alternatives: true,
      before: (hall) => seat(hall, { start: three(hall) }),
    },
    {
      why: "where its room is taken",
      reason: "SLOT_TAKEN",
      alternatives: true,
      before: async (hall) => {
        await aRoom(hall, "evaluation");
        await seat(hall, { start: three(hall), professionalId: hall.bruno });
      },
    },
    {
      why: "once it is written down who came",
      reason: "CLASS_ATTENDED",
      before: async (hall) => {
        const [one] = await live(hall);
        const later = { now: nine(hall) + 2 * HOUR };
        await completeAppointment(hall.as("secretary", later), { id: one?.id ?? "" });
      },
    },
    {
      why: "while a seat of it is offered",
      reason: "CLASS_SEAT_OFFERED",
      before: async (hall) => {
        const wishes = { professionalIds: null, weekdays: [2], fromTime: "00:00", untilTime: "23:59" };
        const { api } = hall.browser("secretary");
        const added = await api.waitlist.add({
          ...wishes,
          dateFrom: null,
          dateUntil: null,
          serviceId: hall.services.evaluation,
          clientId: hall.pedro,
        });
        if (!added.ok) throw new Error(added.reason);
        const to = { entryId: added.entryId, professionalId: hall.ana, start: nine(hall) };
        expect(await api.waitlist.offerTo(to)).toMatchObject({ ok: true });
      },
    },
    { why: "outside the hours", reason: "OUTSIDE_AVAILABILITY", to: { start: Date.UTC(2026, 2, 4, 23) } },
    { why: "off the grid", reason: "OFF_GRID", to: { start: Date.UTC(2026, 2, 4, 18, 10) } },
    {
      why: "into last week, whatever is said",
      reason: "PAST",
      to: { start: Date.UTC(2026, 1, 25, 12), outsideHours: true },
    },
    { why: "beyond the horizon", reason: "BEYOND_HORIZON", to: { start: Date.UTC(2026, 7, 3, 12) } },
    { why: "to nobody's calendar", reason: "NOT_FOUND", to: { professionalId: newId() } },
    { why: "when it is none", reason: "NOT_FOUND", to: { id: newId() } },
    {
      why: "into a colleague's calendar by its professional",
      reason: "NOT_FOUND",
      who: "ana",
      to: { professionalId: "bruno" },
    },
  ];
  it.each(table)("$why: $reason", async ({ reason, to = {}, who = "secretary", before, alternatives }) => {
    const hall = await aHall({ capacity: 3 });
    await seat(hall);
    await seat(hall);
    const id = await theClass(hall);
    await before?.(hall);
    const digest = await digestOf(superuser, hall.tenantId);
    const place = to.professionalId === "bruno" ? { ...to, professionalId: hall.bruno } : to;
    const answer = await move(hall, { id, ...place }, who);
    expect(answer).toMatchObject({ ok: false, reason });
    if (alternatives) expect(answer).toMatchObject({ alternatives: [{}, {}, {}] });
    expect(await digestOf(superuser, hall.tenantId)).toEqual(digest);
  });

  it("by a client, a colleague, or another institution's desk, who learn nothing of it", async () => {
    const hall = await aHall({ capacity: 3 });
    await seat(hall, { client: await aClientWith(hall, "clara", 0) });
    const id = await theClass(hall);
    const digest = await digestOf(superuser, hall.tenantId);
    const want = { id, start: three(hall), outsideHours: false };
    for (const who of ["clara", "bruno"] as const)
      expect(await moveClass(hall.as(who), want)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await moveClass((await aHall()).as("secretary"), want)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await digestOf(superuser, hall.tenantId)).toEqual(digest);
    expect(await moveClass(hall.as("ana"), want)).toMatchObject({ ok: true });
  });

  it("and the alternatives are times at which the whole class could be", async () => {
    const hall = await aHall({ capacity: 3 });
    await seat(hall);
    const id = await theClass(hall);
    // Thirty minutes on: free but for the class that wants to move there.
    await seat(hall, { service: "session", start: nine(hall) + 3 * HOUR });
    const answer = await move(hall, { id, start: nine(hall) + 2 * HOUR });
    if (answer.ok || !("alternatives" in answer)) throw new Error("not refused");
    for (const { start, professionalId } of answer.alternatives) {
      expect(await move(hall, { id, start, professionalId })).toMatchObject({ ok: true });
    }
    expect(answer.alternatives.map(({ start }) => start)).not.toContain(nine(hall));
    await expectOrder(superuser, hall.tenantId);
  });
});

describe("at the same moment", () => {
  const deadlocks = async () =>
    Number(
      (await superuser`select deadlocks from pg_stat_database where datname = current_database()`)[0]?.["deadlocks"],
    );

  it("two who move the same class leave it whole, at one of the two times", async () => {
    const hall = await aHall({ capacity: 6 });
    for (let people = 0; people < 5; people++) await seat(hall);
    const id = await theClass(hall);
    const targets = [
      three(hall),
      hall.at("2026-03-05T09:00"),
      hall.at("2026-03-05T15:00"),
      hall.at("2026-03-06T09:00"),
    ];
    const before = await deadlocks();
    const answers = await Promise.all(
      targets.map((start, index) => move(hall, { id, start, professionalId: index % 2 ? hall.bruno : hall.ana })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const seats = await live(hall);
    expect(new Set(seats.map(({ startsAt }) => startsAt.getTime())).size).toBe(1);
    expect(targets).toContain(seats[0]?.startsAt.getTime());
    expect(seats.map(({ moves }) => moves)).toEqual(Array.from({ length: 5 }, () => 4));
    expect((await deadlocks()) - before).toBe(0);
    await expectOrder(superuser, hall.tenantId);
  });

  it("two classes that want one time: one has it, the other stays where it was", async () => {
    const hall = await aHall({ capacity: 3 });
    await seat(hall);
    await seat(hall, { start: hall.at("2026-03-05T09:00") });
    const ids = (await classes(hall)).map((one) => one.id);
    const answers = await Promise.all(ids.map((id) => move(hall, { id })));
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect((await classes(hall)).filter(({ startsAt }) => startsAt.getTime() === three(hall))).toHaveLength(1);
    await expectOrder(superuser, hall.tenantId);
  });

  it("a move and those who book its last seats: each seat is in the class, or in a new one at the time that was asked for", async () => {
    const hall = await aHall({ capacity: 6 });
    await seat(hall);
    await seat(hall);
    const id = await theClass(hall);
    await aClientWith(hall, "clara", 0);
    const visitor = { key: null, addressHash: newId() };
    const place = { serviceId: hall.services.evaluation, professionalId: hall.ana, start: nine(hall) };
    const holds = await Promise.all([1, 2].map(() => holdSlot(hall.as("visitor"), place, visitor)));
    const [moved, ...others] = await Promise.all([
      move(hall, { id }),
      ...holds.map((held) => held.ok && bookHeldSlot(hall.as("clara"), { holdId: held.holdId }, held.key)),
      ...Array.from({ length: 6 }, () =>
        createAppointment(hall.as("secretary"), {
          ...place,
          client: { id: hall.pedro },
          outsideHours: false,
          chargeCredits: true,
        }),
      ),
    ]);
    expect(moved).toMatchObject({ ok: true });
    const booked = others.filter((answer) => answer !== false && answer.ok).length;
    expect(await live(hall)).toHaveLength(2 + booked);
    for (const { sessionId, startsAt } of await live(hall))
      expect(startsAt.getTime()).toBe(sessionId === id ? three(hall) : nine(hall));
    await expectOrder(superuser, hall.tenantId);
  });

  it("a move and cancellations: who cancelled is out, wherever the class is; all of them leave no class", async () => {
    const hall = await aHall({ capacity: 6, credits: { session: 0, visit: 0, evaluation: 1 } });
    const clara = await aClientWith(hall, "clara", 4);
    const ids = [];
    for (let people = 0; people < 4; people++) ids.push(await seat(hall, { client: clara }));
    const id = await theClass(hall);
    const cancelled = ids.slice(0, 2);
    const [moved] = await Promise.all([
      move(hall, { id }),
      ...cancelled.map((one) => cancelAppointment(hall.as("secretary"), { id: one })),
    ]);
    expect(moved).toMatchObject({ ok: true });
    const after = await live(hall);
    expect(after.map((one) => one.id).toSorted()).toEqual(ids.slice(2).toSorted());
    expect(after.every(({ startsAt }) => startsAt.getTime() === three(hall))).toBe(true);
    expect(await balanceOf(hall, clara)).toBe(2);
    await expectOrder(superuser, hall.tenantId);

    const [again] = await Promise.all([
      move(hall, { id, start: nine(hall) }),
      ...ids.slice(2).map((one) => cancelAppointment(hall.as("secretary"), { id: one })),
    ]);
    if (!again.ok) expect(again.reason).toBe("NOT_FOUND");
    expect(await classes(hall)).toEqual([]);
    expect(await balanceOf(hall, clara)).toBe(4);
    await expectOrder(superuser, hall.tenantId);
  });
});
