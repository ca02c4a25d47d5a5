import { describe, expect, it } from "vitest";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import { rowOf, wanted } from "../support/booking.ts";
import { aRoom, aHall, type Hall } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { expectOrder } from "../support/order.ts";

const { superuser } = await anInstallation();

const hold = (hall: Hall, professionalId: string, start: number, changes: Parameters<Hall["browser"]>[1] = {}) =>
  hall.browser("visitor", changes).api.booking.hold(wanted(hall, { service: "visit", professionalId, start }));

const create = (hall: Hall, professionalId: string, start: number, outsideHours = false) =>
  createAppointment(hall.as("secretary"), {
    serviceId: hall.services.visit,
    professionalId,
    start,
    client: { id: hall.pedro },
    outsideHours,
    chargeCredits: true,
  });

async function booked(hall: Hall, professionalId: string, start: number): Promise<string> {
  const made = await create(hall, professionalId, start);
  if (!made.ok) throw new Error(made.reason);
  return made.appointmentId;
}

const roomOf = async (hall: Hall, id: string) => (await rowOf(hall, id))?.resourceId;
const move = (hall: Hall, id: string, start: number, professionalId?: string) =>
  rescheduleAppointment(hall.as("secretary"), { id, start, professionalId, outsideHours: false });

describe("a room is as exclusive as a professional", () => {
  it("two professionals and one room: the second is told so, at either door, on the hour and across it", async () => {
    const hall = await aHall({ rooms: 1 });
    const nine = hall.at("2026-03-03T09:00");
    const half = nine + 15 * 60_000;
    await booked(hall, hall.ana, nine);
    expect(await hold(hall, hall.bruno, nine)).toMatchObject({
      ok: false,
      reason: "SLOT_TAKEN",
      alternatives: expect.any(Array),
    });
    expect(await create(hall, hall.bruno, nine)).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await create(hall, hall.bruno, half, true)).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    // What needs no room is not asked for one.
    const session = await hall
      .browser("visitor")
      .api.booking.hold(wanted(hall, { professionalId: hall.bruno, start: nine }));
    expect(session.ok).toBe(true);
    expect((await create(hall, hall.ana, nine + 30 * 60_000)).ok).toBe(true);
    await expectOrder(superuser, hall.tenantId);
  });

  it("two rooms: both, each in its own; a third has neither", async () => {
    const hall = await aHall({ rooms: 2 });
    const nine = hall.at("2026-03-03T09:00");
    const ids = [await booked(hall, hall.ana, nine), await booked(hall, hall.bruno, nine)];
    expect((await Promise.all(ids.map((id) => roomOf(hall, id)))).toSorted()).toEqual(hall.rooms);
    await expectOrder(superuser, hall.tenantId);
  });

  it("asked for at once by both, one has it", async () => {
    const hall = await aHall({ rooms: 1 });
    const starts = [0, 30, 60, 90].map((minutes) => hall.at("2026-03-03T09:00") + minutes * 60_000);
    const answers = await Promise.all(
      starts.flatMap((start) => [hold(hall, hall.ana, start), hold(hall, hall.bruno, start)]),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(starts.length);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).toEqual(new Set(["SLOT_TAKEN"]));
    await expectOrder(superuser, hall.tenantId);
  });

  it("is free again when what kept it is cancelled", async () => {
    const hall = await aHall({ rooms: 1 });
    const nine = hall.at("2026-03-03T09:00");
    const id = await booked(hall, hall.ana, nine);
    expect(await cancelAppointment(hall.as("secretary"), { id })).toMatchObject({ ok: true });
    expect(await hold(hall, hall.bruno, nine)).toMatchObject({ ok: true });
  });

  it("is free again when another professional's hold on it ran out, before any job says so and after", async () => {
    const hall = await aHall({ rooms: 1 });
    const nine = hall.at("2026-03-03T09:00");
    const later = hall.now + 11 * 60_000;
    const first = await hold(hall, hall.ana, nine);
    if (!first.ok) throw new Error(first.reason);
    expect(await hold(hall, hall.bruno, nine, { now: hall.now + 9 * 60_000 })).toMatchObject({ ok: false });
    expect(await hold(hall, hall.bruno, nine, { now: later })).toMatchObject({ ok: true });
    await expireAppointment(hall.as("job", { now: later }), { appointmentId: first.holdId });
    await expectOrder(superuser, hall.tenantId);
  });

  it("put away takes nothing new and keeps what it has", async () => {
    const hall = await aHall({ rooms: 2 });
    const [first = "", second = ""] = hall.rooms;
    const nine = hall.at("2026-03-03T09:00");
    const id = await booked(hall, hall.ana, nine);
    expect(await roomOf(hall, id)).toBe(first);
    const { api } = hall.browser("admin");
    await api.resources.archive({ id: first, archived: true });
    expect(await roomOf(hall, id)).toBe(first);
    expect(await roomOf(hall, await booked(hall, hall.bruno, nine))).toBe(second);
    await api.resources.archive({ id: second, archived: true });
    for (const outsideHours of [false, true])
      expect(await create(hall, hall.bruno, nine + 3_600_000, outsideHours)).toMatchObject({
        ok: false,
        reason: "SLOT_TAKEN",
      });
    await api.resources.archive({ id: second, archived: false });
    expect((await create(hall, hall.bruno, nine + 3_600_000)).ok).toBe(true);
    await expectOrder(superuser, hall.tenantId);
  });
});

describe("what moves", () => {
  it("keeps its room where that is free, and changes it where it is not", async () => {
    const hall = await aHall({ rooms: 2 });
    const [first, second] = hall.rooms;
    const [nine, ten, eleven] = ["09:00", "10:00", "11:00"].map((time) => hall.at(`2026-03-03T${time}`)) as [
      number,
      number,
      number,
    ];
    const other = await booked(hall, hall.bruno, nine);
    const id = await booked(hall, hall.ana, nine);
    expect([await roomOf(hall, other), await roomOf(hall, id)]).toEqual([first, second]);
    expect(await move(hall, id, ten)).toMatchObject({ ok: true });
    // The first room is free then, but nobody is sent elsewhere without need.
    expect(await roomOf(hall, id)).toBe(second);
    const third = await booked(hall, hall.bruno, eleven);
    expect(await roomOf(hall, third)).toBe(first);
    expect(await move(hall, other, ten)).toMatchObject({ ok: true });
    expect(await move(hall, id, nine)).toMatchObject({ ok: true });
    expect(await move(hall, third, nine)).toMatchObject({ ok: true });
    expect((await Promise.all([id, third].map((each) => roomOf(hall, each)))).toSorted()).toEqual(hall.rooms);
    expect(await move(hall, other, nine)).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    await expectOrder(superuser, hall.tenantId);
  });

  it("half an hour later goes through its own room", async () => {
    const hall = await aHall({ rooms: 1, services: { visit: { durationMin: 60 } } });
    const nine = hall.at("2026-03-03T09:00");
    const id = await booked(hall, hall.ana, nine);
    expect(await move(hall, id, nine + 30 * 60_000)).toMatchObject({ ok: true });
    expect(await move(hall, id, nine, hall.bruno)).toMatchObject({ ok: true });
    expect(await roomOf(hall, id)).toBe(hall.rooms[0]);
  });

  it("is refused where no room is free, and stays as it was", async () => {
    const hall = await aHall({ rooms: 1 });
    const nine = hall.at("2026-03-03T09:00");
    await booked(hall, hall.ana, nine);
    const id = await booked(hall, hall.bruno, nine + 3_600_000);
    const before = await rowOf(hall, id);
    expect(await move(hall, id, nine)).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    expect(await rowOf(hall, id)).toEqual(before);
    await aRoom(hall, "visit");
    expect(await move(hall, id, nine)).toMatchObject({ ok: true });
    await expectOrder(superuser, hall.tenantId);
  });
});
