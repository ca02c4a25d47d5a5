import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { unpackCalendar } from "#modules/calendar/domain/calendar-wire.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { busyImports, importedBusy } from "#modules/availability/tables.ts";
import { bookAsClara, wanted } from "../support/booking.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

type Person = Parameters<Clinic["browser"]>[0];
const range = { from: "2026-03-02", days: 7 };
const seen = async (clinic: Clinic, who: Person, asked: typeof range & { professionalIds?: string[] } = range) =>
  unpackCalendar(await clinic.browser(who).api.calendar.range(asked));

it("a range of the calendar has all that is drawn of it", async () => {
  const clinic = await aClinic();
  const start = clinic.at("2026-03-03T09:00");
  const { id } = await bookAsClara(clinic, { start }, { notes: "Trae estudios" });
  const { api } = clinic.browser("visitor");
  const held = await api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-04T10:00") }));
  if (!held.ok) throw new Error(held.reason);
  const secretary = clinic.browser("secretary").api;
  await secretary.blocks.add({
    professionalId: clinic.bruno,
    from: { date: "2026-03-05", time: "09:00" },
    until: { date: "2026-03-05", time: "12:00" },
    reason: "Trámite",
  });
  await secretary.availability.setOverride({ professionalId: clinic.ana, date: "2026-03-06", windows: [] });
  await clinic.write(async (tx) => {
    const now = new Date(clinic.now);
    const its = { tenantId: clinic.tenantId, professionalId: clinic.ana };
    const importId = newId();
    const url = "https://hospital.example/a.ics";
    await tx.insert(busyImports).values({ ...its, id: importId, name: "Hospital", url, nextAt: now, createdAt: now });
    const at = { startsAt: new Date(clinic.at("2026-03-03T16:00")), endsAt: new Date(clinic.at("2026-03-03T17:00")) };
    await tx.insert(importedBusy).values({ ...its, id: newId(), importId, ...at });
    await tx.update(appointments).set({ clientConfirmedAt: now }).where(eq(appointments.id, id));
  });

  const data = await seen(clinic, "secretary");
  expect(data.timeZone).toBe(clinic.timeZone);
  expect(data.days.map(({ date }) => date)).toEqual(
    ["02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-03-${day}`),
  );
  expect(data.appointments).toEqual([
    expect.objectContaining({
      id,
      start,
      notes: "Trae estudios",
      clientComes: true,
      session: null,
      client: expect.objectContaining({ firstName: "Clara" }),
      professional: expect.objectContaining({ id: clinic.ana }),
    }),
  ]);
  expect(data.holds).toEqual([
    expect.objectContaining({ professionalId: clinic.ana, start: clinic.at("2026-03-04T10:00") }),
  ]);
  expect(data.blocks.map(({ professionalId, reason, imported }) => [professionalId, reason, imported])).toEqual([
    [clinic.bruno, "Trámite", null],
    [clinic.ana, null, "Hospital"],
  ]);
  const worksOn = (date: string) => {
    const day = data.days.find((one) => one.date === date);
    return data.openHours.some(
      (open) => open.professionalId === clinic.ana && day && open.start >= day.start && open.start < day.end,
    );
  };
  expect([worksOn("2026-03-05"), worksOn("2026-03-06")]).toEqual([true, false]);

  expect((await seen(clinic, "secretary", { from: "2026-03-04", days: 1 })).appointments).toEqual([]);
  const others = await seen(clinic, "secretary", { ...range, professionalIds: [clinic.bruno] });
  expect([others.appointments.length, others.holds.length, others.blocks.length]).toEqual([0, 0, 1]);
  expect(others.professionals.map(({ id: whose }) => whose)).toEqual([clinic.bruno]);
  const own = await clinic.browser("bruno").api.calendar.range(range);
  expect([own.professionals.length, own.appointments.id, own.clients, own.holds.length, own.blocks.length]).toEqual([
    1,
    [],
    [],
    0,
    1,
  ]);
});

it("nothing of another institution travels with it", async () => {
  const [clinic, other] = [await aClinic(), await aClinic()];
  await bookAsClara(other, { start: other.at("2026-03-03T09:00") });
  const asked = { ...range, professionalIds: [other.ana] };
  const data = await clinic.browser("secretary").api.calendar.range(asked);
  expect([data.professionals, data.appointments.id, data.clients, data.openHours]).toEqual([[], [], [], []]);
});
