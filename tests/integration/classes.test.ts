import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { completeAppointment } from "#modules/appointments/commands/complete-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { markNoShow } from "#modules/appointments/commands/mark-no-show.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import { freeSlotsOf } from "#modules/appointments/queries/free-slots.ts";
import { serviceResources } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { rowOf } from "../support/booking.ts";
import type { ServiceKey } from "../support/clinic.ts";
import { type Hall, aHall, aRoom } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, balanceOf } from "../support/living.ts";
import { expectOrder } from "../support/order.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Want = { service?: ServiceKey; professionalId?: string; start: number; now?: number; outsideHours?: boolean };
const asked = (hall: Hall, { service = "evaluation", professionalId = hall.ana, start }: Want) => ({
  serviceId: hall.services[service],
  professionalId,
  start,
});

const hold = (hall: Hall, want: Want, key: string | null = null) =>
  holdSlot(hall.as("visitor", { now: want.now ?? hall.now }), asked(hall, want), { key, addressHash: newId() });
const create = (hall: Hall, want: Want) =>
  createAppointment(hall.as("secretary", { now: want.now ?? hall.now }), {
    ...asked(hall, want),
    client: { id: hall.pedro },
    outsideHours: want.outsideHours ?? false,
    chargeCredits: true,
  });

async function seat(hall: Hall, want: Want): Promise<string> {
  const made = await create(hall, want);
  if (!made.ok) throw new Error(made.reason);
  return made.appointmentId;
}
async function held(hall: Hall, want: Want, key: string | null = null) {
  const made = await hold(hall, want, key);
  if (!made.ok) throw new Error(made.reason);
  return made;
}

const classes = (hall: Hall) =>
  superuser<{ id: string; status: string; seats_taken: number; starts_at: Date; resource_id: string | null }[]>`
    select id, status, seats_taken, starts_at, resource_id from appointments where tenant_id = ${hall.tenantId} and capacity is not null order by created_at, id`;
const open = async (hall: Hall) =>
  (await classes(hall))
    .filter(({ status }) => status === "session")
    .map(({ starts_at, seats_taken }) => [starts_at.getTime(), seats_taken]);
const nine = (hall: Hall) => hall.at("2026-03-03T09:00");

describe("seats", () => {
  it("are taken one by one, by both doors, and the class takes its professional's time once", async () => {
    const hall = await aHall({ capacity: 3 });
    const start = nine(hall);
    await seat(hall, { start });
    await held(hall, { start });
    await aClientWith(hall, "clara", 0);
    const mine = await held(hall, { start });
    expect(await bookHeldSlot(hall.as("clara"), { holdId: mine.holdId }, mine.key)).toMatchObject({
      ok: true,
      status: "confirmed",
    });
    expect(await create(hall, { start })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await hold(hall, { start })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await open(hall)).toEqual([[start, 3]]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("60 at once for 7 seats, by both doors: 7 have one, 53 are told so", async () => {
    const hall = await aHall({ capacity: 7 });
    const start = nine(hall);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? hold(hall, { start }) : create(hall, { start }))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).toEqual(new Set(["SLOT_TAKEN"]));
    expect(await open(hall)).toEqual([[start, 7]]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("are offered as free times while one is left, and no longer", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    const offered = async () => {
      const found = await hall.browser("visitor").api.booking.slots({
        serviceId: hall.services.evaluation,
        professionalId: hall.ana,
        from: "2026-03-03",
        days: 1,
      });
      return found.ok ? found.days.flatMap(({ slots }) => slots.map((slot) => slot.start)) : [];
    };
    await seat(hall, { start });
    expect(await offered()).toContain(start);
    expect(await offered()).not.toContain(start + 30 * MINUTE);
    await seat(hall, { start });
    expect(await offered()).not.toContain(start);
  });

  it("left are told with the time, and what a program reads says the time alone", async () => {
    const hall = await aHall({ capacity: 3 });
    const start = nine(hall);
    const asked = { serviceId: hall.services.evaluation, from: "2026-03-03", days: 1 };
    const left = async (professionalId: string, service: ServiceKey = "evaluation") => {
      const want = { ...asked, serviceId: hall.services[service], professionalId };
      const found = await hall.browser("visitor").api.booking.slots(want);
      return found.ok ? found.days[0]?.slots.find((slot) => slot.start === start)?.seatsLeft : null;
    };
    expect(await left(hall.ana), "a class nobody is in yet").toBe(3);
    await seat(hall, { start });
    expect(await left(hall.ana)).toBe(2);
    await held(hall, { start });
    expect(await left(hall.ana)).toBe(1);
    expect(await left("any"), "with Bruno all of them").toBe(3);
    expect(await left("any", "visit"), "what is for one has none").toBeUndefined();
    const ctx = hall.as("visitor");
    const program = await readTenant(ctx, (tx) =>
      freeSlotsOf(tx, ctx, {
        serviceId: hall.services.evaluation,
        professionalId: hall.ana,
        from: start,
        to: start + HOUR,
      }),
    );
    expect(program.ok && program.slots).toStrictEqual([{ start, end: start + 90 * MINUTE }]);
  });

  it("past the commands: one too many, or one of no class, is refused by PostgreSQL", async () => {
    const hall = await aHall({ capacity: 1, services: { evaluation: { capacity: 2 } } });
    const start = nine(hall);
    const id = await seat(hall, { start });
    const raw = (sessionId: string) => superuser`
      insert into appointments select (jsonb_populate_record(a, jsonb_build_object('id', ${newId()}::text, 'session_id', ${sessionId}::text))).* from appointments a where tenant_id = ${hall.tenantId} and id = ${id}`;
    const [session] = await classes(hall);
    await raw(session?.id ?? "");
    await expect(raw(session?.id ?? "")).rejects.toMatchObject({ constraint_name: "appointments_seats_check" });
    await expect(raw(id)).rejects.toMatchObject({ message: "a seat of no class" });
    await expectOrder(superuser, hall.tenantId);
  });
});

describe("a held seat", () => {
  it("that ran out is free for the next, before any job says so; the job comes twice and finds nothing", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    await seat(hall, { start });
    const first = await held(hall, { start });
    expect(await hold(hall, { start, now: hall.now + 9 * MINUTE })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    const later = hall.now + 11 * MINUTE;
    expect(await hold(hall, { start, now: later })).toMatchObject({ ok: true });
    for (const _ of [1, 2]) await expireAppointment(hall.as("job", { now: later }), { appointmentId: first.holdId });
    expect(await open(hall)).toEqual([[start, 2]]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("that was all of its class and ran out is in nobody's way: neither in lists, of times or of rooms, nor when asked why", async () => {
    const hall = await aHall({
      capacity: 2,
      rooms: 1,
      services: { evaluation: { bufferBeforeMin: 0, bufferAfterMin: 0 } },
    });
    const start = nine(hall);
    // The class is in the only room that a visit could have, with anyone.
    await hall.write((tx) =>
      tx.insert(serviceResources).values({
        tenantId: hall.tenantId,
        appointmentTypeId: hall.services.evaluation,
        resourceId: hall.rooms[0] ?? "",
      }),
    );
    await held(hall, { start });
    const offered = async (service: ServiceKey, professionalId: string, now: number) => {
      const { api } = hall.browser("visitor", { now });
      const found = await api.booking.slots({
        serviceId: hall.services[service],
        professionalId,
        from: "2026-03-03",
        days: 1,
      });
      return found.ok && found.days.some(({ slots }) => slots.some((slot) => slot.start === start));
    };
    const all = (now: number) =>
      Promise.all([
        offered("session", hall.ana, now),
        offered("visit", hall.ana, now),
        offered("visit", hall.bruno, now),
        offered("evaluation", hall.ana, now),
      ]);
    expect(await all(hall.now)).toEqual([false, false, false, true]);
    const later = hall.now + 11 * MINUTE;
    expect(await all(later)).toEqual([true, true, true, true]);
    const why = await hall
      .browser("secretary", { now: later })
      .api.calendar.whyNot({ serviceId: hall.services.visit, professionalId: hall.bruno, start });
    expect(why).toMatchObject({ ok: true, why: null });
  });

  it("that was all of its class lets the time go with it: by the job, by its visitor's next choice, by whoever wants the time", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    const later = hall.now + 11 * MINUTE;
    const lapsed = await held(hall, { start });
    await expireAppointment(hall.as("job", { now: later }), { appointmentId: lapsed.holdId });
    expect(await open(hall)).toEqual([]);

    const first = await held(hall, { start });
    await held(hall, { start: start + 2 * HOUR }, first.key);
    expect(await open(hall)).toEqual([[start + 2 * HOUR, 1]]);

    expect(await create(hall, { service: "session", start: start + 2 * HOUR, now: later })).toMatchObject({ ok: true });
    expect(await open(hall)).toEqual([]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("changed for another start of the same professional while others take seats: nobody waits for a deadlock", async () => {
    const hall = await aHall({ capacity: 40 });
    const starts = [nine(hall), nine(hall) + 2.5 * HOUR];
    const holders = await Promise.all(
      Array.from({ length: 12 }, (_, index) => held(hall, { start: starts[index % 2] ?? 0 })),
    );
    const deadlocks = async () =>
      Number(
        (await superuser`select deadlocks from pg_stat_database where datname = current_database()`)[0]?.["deadlocks"],
      );
    const before = await deadlocks();
    const answers = await Promise.all(
      holders.flatMap(({ key }, index) => [
        hold(hall, { start: starts[(index + 1) % 2] ?? 0 }, key),
        create(hall, { start: starts[index % 2] ?? 0 }),
      ]),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect((await deadlocks()) - before).toBe(0);
    await expectOrder(superuser, hall.tenantId);
  });
});

describe("a class", () => {
  it("takes its time whole, with its buffers: no other service, no other start, no second class over it", async () => {
    const hall = await aHall({ capacity: 5, rooms: 1 });
    const start = hall.at("2026-03-03T10:00");
    await seat(hall, { start });
    for (const want of [
      { service: "session" as const, start },
      { service: "visit" as const, start: start + 30 * MINUTE },
      // Fifteen minutes of buffer before, and after an hour and a half.
      { service: "visit" as const, start: start - 30 * MINUTE },
      { service: "visit" as const, start: start + 90 * MINUTE },
      { start: start + 30 * MINUTE },
      { start: start - 30 * MINUTE },
    ]) {
      for (const outsideHours of [false, true])
        expect(await create(hall, { ...want, outsideHours })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    }
    expect(await create(hall, { service: "visit", start: start + 120 * MINUTE })).toMatchObject({ ok: true });
    // Another professional's class at the same time is another class.
    expect(await create(hall, { professionalId: hall.bruno, start })).toMatchObject({ ok: true });
    expect((await open(hall)).map(([, seats]) => seats)).toEqual([1, 1]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("outside the hours, where staff put it, is joined by staff as by others", async () => {
    const hall = await aHall({ capacity: 3 });
    const start = hall.at("2026-03-03T19:10");
    await seat(hall, { start, outsideHours: true });
    expect(await create(hall, { start, outsideHours: true })).toMatchObject({ ok: true });
    expect(await hold(hall, { start })).toMatchObject({ ok: true });
    expect(await create(hall, { start, outsideHours: true })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
  });

  it("that has begun is joined by staff who put it right, and by nobody else", async () => {
    const hall = await aHall({ capacity: 3 });
    const start = nine(hall);
    const now = start + 10 * MINUTE;
    await seat(hall, { start });
    expect(await hold(hall, { start, now })).toMatchObject({ ok: false, reason: "PAST" });
    expect(await create(hall, { start, now })).toMatchObject({ ok: false, reason: "PAST" });
    expect(await create(hall, { start, now, outsideHours: true })).toMatchObject({ ok: true });
    expect(await open(hall)).toEqual([[start, 2]]);
  });

  it("keeps one room for all its seats", async () => {
    const hall = await aHall({ capacity: 3 });
    const rooms = [await aRoom(hall, "evaluation"), await aRoom(hall, "evaluation")];
    const start = nine(hall);
    const ids = [await seat(hall, { start }), await seat(hall, { start })];
    const [session] = await classes(hall);
    expect(rooms).toContain(session?.resource_id);
    for (const id of ids) expect((await rowOf(hall, id))?.resourceId).toBe(session?.resource_id);
    expect(await create(hall, { professionalId: hall.bruno, start })).toMatchObject({ ok: true });
    // The rooms are full of classes, and the classes are not.
    expect(await create(hall, { start })).toMatchObject({ ok: true });
    await expectOrder(superuser, hall.tenantId);
  });

  it("keeps the seats and the length it began with when its service changes", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    const first = await seat(hall, { start });
    await superuser`update appointment_types set capacity = 5, duration_min = 30 where tenant_id = ${hall.tenantId} and id = ${hall.services.evaluation}`;
    const second = await seat(hall, { start });
    expect((await rowOf(hall, second))?.endsAt).toEqual((await rowOf(hall, first))?.endsAt);
    expect(await create(hall, { start })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    await expectOrder(superuser, hall.tenantId);
  });
});

describe("one seat", () => {
  it("is cancelled: it is free, the others stay; the last lets the professional's time go", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    const ids = [await seat(hall, { start }), await seat(hall, { start })];
    expect(await cancelAppointment(hall.as("secretary"), { id: ids[0] ?? "" })).toMatchObject({ ok: true });
    expect(await open(hall)).toEqual([[start, 1]]);
    expect(await create(hall, { service: "session", start })).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await cancelAppointment(hall.as("secretary"), { id: ids[1] ?? "" })).toMatchObject({ ok: true });
    expect(await open(hall)).toEqual([]);
    expect(await create(hall, { service: "session", start })).toMatchObject({ ok: true });
    await expectOrder(superuser, hall.tenantId);
  });

  it("is taken and let go by many at once: whoever comes in the end finds a class that counts right", async () => {
    const hall = await aHall({ capacity: 3 });
    const start = nine(hall);
    const churn = async (): Promise<void> => {
      const made = await create(hall, { start });
      if (made.ok)
        expect(await cancelAppointment(hall.as("secretary"), { id: made.appointmentId })).toMatchObject({ ok: true });
    };
    for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 12 }, churn));
    expect(await open(hall)).toEqual([]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("moves to another class of its own kind, or begins one; a full one refuses it", async () => {
    const hall = await aHall({ capacity: 2 });
    const [start, later] = [nine(hall), nine(hall) + 3 * HOUR - 30 * MINUTE];
    const [first, second, third] = [
      await seat(hall, { start }),
      await seat(hall, { start }),
      await seat(hall, { start: later }),
    ];
    const move = (id: string, to: number, professionalId?: string) =>
      rescheduleAppointment(hall.as("secretary"), { id, start: to, professionalId, outsideHours: false });
    expect(await move(first, later)).toMatchObject({ ok: true });
    expect((await rowOf(hall, first))?.sessionId).toBe((await rowOf(hall, third))?.sessionId);
    expect(await open(hall)).toEqual([
      [start, 1],
      [later, 2],
    ]);
    expect(await move(second, later)).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await move(second, later, hall.bruno)).toMatchObject({ ok: true });
    expect((await open(hall)).toSorted()).toEqual([
      [later, 1],
      [later, 2],
    ]);
    await expectOrder(superuser, hall.tenantId);
  });

  it("that is all of its class takes the class along to a start that overlaps its own", async () => {
    const hall = await aHall({ capacity: 2 });
    const start = nine(hall);
    const id = await seat(hall, { start });
    expect(
      await rescheduleAppointment(hall.as("secretary"), { id, start: start + 30 * MINUTE, outsideHours: false }),
    ).toMatchObject({ ok: true });
    expect(await open(hall)).toEqual([[start + 30 * MINUTE, 1]]);
    await seat(hall, { start: start + 30 * MINUTE });
    expect(await rescheduleAppointment(hall.as("secretary"), { id, start, outsideHours: false })).toMatchObject({
      ok: false,
      reason: "SLOT_TAKEN",
    });
    await expectOrder(superuser, hall.tenantId);
  });

  it("is attended or missed for itself, and settled for itself", async () => {
    const hall = await aHall({
      capacity: 3,
      credits: { session: 0, visit: 0, evaluation: 2 },
      services: { evaluation: { priceMinor: 0 } },
    });
    const start = nine(hall);
    const [clara, diego] = [await aClientWith(hall, "clara", 2), await aClientWith(hall, "diego", 2)];
    const bookedBy = async (ctx: Ctx) => {
      const { holdId, key } = await held(hall, { start });
      expect(await bookHeldSlot(ctx, { holdId }, key)).toMatchObject({ ok: true });
      return holdId;
    };
    const ids = [await bookedBy(hall.as("clara")), await bookedBy(hall.as("diego"))];
    expect([await balanceOf(hall, clara), await balanceOf(hall, diego)]).toEqual([0, 0]);
    expect(await create(hall, { start })).toMatchObject({ ok: false, reason: "NO_CREDIT" });
    const after = { now: start + 2 * HOUR };
    expect(await completeAppointment(hall.as("secretary", after), { id: ids[0] ?? "" })).toMatchObject({ ok: true });
    expect(await markNoShow(hall.as("ana", after), { id: ids[1] ?? "" })).toMatchObject({ ok: true, creditsBack: 0 });
    expect(await open(hall)).toEqual([[start, 2]]);
    expect((await rowOf(hall, ids[0] ?? ""))?.status).toBe("completed");
    await expectOrder(superuser, hall.tenantId);
  });
});
