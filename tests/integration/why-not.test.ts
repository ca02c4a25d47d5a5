import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { busyImports, importedBusy } from "#modules/availability/tables.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { bookAsClara, wanted } from "../support/booking.ts";
import { aClinic, type Clinic, type ServiceKey } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

async function why(
  clinic: Clinic,
  local: string,
  {
    service = "session",
    professionalId = clinic.ana,
    as = "secretary",
  }: { service?: ServiceKey; professionalId?: string; as?: "secretary" | "ana" | "bruno" } = {},
) {
  const answer = await clinic
    .browser(as)
    .api.calendar.whyNot({ serviceId: clinic.services[service], professionalId, start: clinic.at(local) });
  if (!answer.ok) return answer.reason;
  return answer.why;
}

it("says that a free start is free, exactly where the slots have it", async () => {
  const clinic = await aClinic();
  const offered = await clinic.browser("secretary").api.calendar.slots({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    from: "2026-03-04",
    days: 1,
  });
  if (!offered.ok) throw new Error(offered.reason);
  const free = new Set(offered.days.flatMap(({ slots }) => slots.map(({ start }) => start)));
  expect(free.size).toBeGreaterThan(0);
  for (let minute = 8 * 60; minute < 19 * 60; minute += 15) {
    const local = `2026-03-04T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    expect([local, (await why(clinic, local)) === null]).toEqual([local, free.has(clinic.at(local))]);
  }
});

it("names the rule of the week, the grid, the window, the notice and the horizon", async () => {
  const clinic = await aClinic();
  expect(await why(clinic, "2026-03-04T20:00")).toEqual({ rule: "no_working_hours", date: "2026-03-04", weekday: 3 });
  expect(await why(clinic, "2026-03-08T10:00")).toEqual({ rule: "no_working_hours", date: "2026-03-08", weekday: 7 });
  expect(await why(clinic, "2026-03-04T12:30")).toEqual({
    rule: "outside_window",
    opens: clinic.at("2026-03-04T09:00"),
    closes: clinic.at("2026-03-04T13:00"),
  });
  expect(await why(clinic, "2026-03-04T09:10")).toEqual({
    rule: "off_grid",
    stepMin: 30,
    before: clinic.at("2026-03-04T09:00"),
    after: clinic.at("2026-03-04T09:30"),
  });
  expect(await why(clinic, "2026-03-02T07:00")).toEqual({ rule: "past" });
  expect(await why(clinic, "2026-03-02T09:30", { service: "evaluation" })).toEqual({
    rule: "notice",
    minutes: 120,
    earliest: clinic.at("2026-03-02T10:00"),
  });
  expect(await why(clinic, "2026-06-03T10:00")).toEqual({ rule: "horizon", days: 30 });
});

it("names the date's own hours, the absence and the calendar elsewhere, by their rows", async () => {
  const clinic = await aClinic();
  const { api } = clinic.browser("secretary");
  await api.availability.setOverride({
    professionalId: clinic.ana,
    date: "2026-03-05",
    windows: [{ start: "10:00", end: "12:00" }],
  });
  expect(await why(clinic, "2026-03-05T15:00")).toMatchObject({
    rule: "override",
    date: "2026-03-05",
    windows: [{ start: "10:00", end: "12:00" }],
  });

  const block = await api.blocks.add({
    professionalId: clinic.ana,
    from: { date: "2026-03-04", time: "10:00" },
    until: { date: "2026-03-04", time: "11:00" },
    reason: "Dentista",
  });
  if (!block.ok) throw new Error(block.reason);
  expect(await why(clinic, "2026-03-04T09:30")).toEqual({
    rule: "block",
    id: block.id,
    start: block.start,
    end: block.end,
    reason: "Dentista",
  });

  const importId = newId();
  const at = { startsAt: new Date(clinic.at("2026-03-06T10:00")), endsAt: new Date(clinic.at("2026-03-06T11:00")) };
  await clinic.write(async (tx) => {
    const now = new Date(clinic.now);
    await tx.insert(busyImports).values({
      tenantId: clinic.tenantId,
      id: importId,
      professionalId: clinic.ana,
      name: "Hospital",
      url: "https://hospital.example/a.ics",
      nextAt: now,
      createdAt: now,
    });
    await tx
      .insert(importedBusy)
      .values({ tenantId: clinic.tenantId, id: newId(), importId, professionalId: clinic.ana, ...at });
  });
  expect(await why(clinic, "2026-03-06T10:30")).toEqual({
    rule: "imported",
    name: "Hospital",
    start: at.startsAt.getTime(),
    end: at.endsAt.getTime(),
  });
});

it("names the appointment, the hold, and the buffer between two", async () => {
  const clinic = await aClinic();
  const { id } = await bookAsClara(clinic, { start: clinic.at("2026-03-04T10:00") });
  expect(await why(clinic, "2026-03-04T10:30")).toMatchObject({
    rule: "appointment",
    taken: {
      id,
      kind: "appointment",
      client: "Clara Prueba",
      start: clinic.at("2026-03-04T10:00"),
      end: clinic.at("2026-03-04T11:00"),
    },
  });
  // Whoever sits there then, though the one after is in the way of the buffer too.
  await bookAsClara(clinic, { start: clinic.at("2026-03-04T11:30") });
  expect(await why(clinic, "2026-03-04T10:00", { service: "evaluation" })).toMatchObject({
    rule: "appointment",
    taken: { id },
  });
  // An evaluation needs a quarter of an hour before and after it: its own buffer, and then another's.
  const { id: early } = await bookAsClara(clinic, { start: clinic.at("2026-03-03T09:00") });
  expect(await why(clinic, "2026-03-03T10:00", { service: "evaluation" })).toMatchObject({
    rule: "buffer",
    whose: "own",
    side: "before",
    minutes: 15,
    taken: { id: early },
  });
  await clinic.browser("secretary").api.calendar.create({
    serviceId: clinic.services.evaluation,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-05T09:30"),
    client: { id: clinic.pedro },
    outsideHours: true,
  });
  expect(await why(clinic, "2026-03-05T11:00", { service: "visit" })).toMatchObject({
    rule: "buffer",
    whose: "other",
    side: "after",
    minutes: 15,
    taken: { client: "Pedro Quiroga" },
  });

  const visitor = clinic.browser("visitor");
  await visitor.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-06T10:00") }));
  expect(await why(clinic, "2026-03-06T10:00")).toMatchObject({
    rule: "appointment",
    taken: { id: null, kind: "hold", client: null },
  });
});

it("names the full day, the service that is not given, and whoever has left", async () => {
  const clinic = await aClinic({ dailyMax: 1 });
  await bookAsClara(clinic, { start: clinic.at("2026-03-04T10:00") });
  expect(await why(clinic, "2026-03-04T15:00")).toEqual({ rule: "daily_max", most: 1, date: "2026-03-04" });
  expect(await why(clinic, "2026-03-04T15:00", { service: "evaluation", professionalId: clinic.bruno })).toEqual({
    rule: "not_given",
  });
  await clinic.write((tx) => tx.update(professionals).set({ active: false }));
  expect(await why(clinic, "2026-03-05T10:00")).toEqual({ rule: "professional_inactive" });
});

it("names the room's appointment, but no colleague's client to whom it is not shown", async () => {
  const clinic = await aClinic();
  const admin = clinic.browser("admin").api;
  const room = await admin.resources.save({ name: { "es-AR": "Gimnasio", en: "Gym" }, kind: "room" });
  if (!room.ok) throw new Error(room.reason);
  const known = (await admin.catalog.services()).services.find(({ id }) => id === clinic.services.session);
  if (!known) throw new Error("no service");
  const saved = await admin.catalog.saveService({
    id: known.id,
    name: known.name,
    description: null,
    durationMin: 60,
    bufferBeforeMin: 0,
    bufferAfterMin: 0,
    stepMin: 30,
    priceMinor: 0,
    creditCost: 0,
    minNoticeMin: 0,
    horizonDays: 30,
    cancellationWindowH: 24,
    autoConfirm: true,
    answerWithinH: 24,
    color: "#0f766e",
    professionalIds: [clinic.ana, clinic.bruno],
    resourceIds: [room.id],
  });
  if (!saved.ok) throw new Error(saved.reason);
  const { id } = await bookAsClara(clinic, { professionalId: clinic.bruno, start: clinic.at("2026-03-04T10:00") });
  expect(await why(clinic, "2026-03-04T10:30")).toMatchObject({
    rule: "resource",
    rooms: [{ id: room.id, taken: { id, client: "Clara Prueba" } }],
  });
  expect(await why(clinic, "2026-03-04T10:30", { as: "ana" })).toMatchObject({
    rule: "resource",
    rooms: [{ id: room.id, taken: { id: null, client: null, service: null } }],
  });
});

it("is answered of one's own calendar alone", async () => {
  const clinic = await aClinic();
  expect(await why(clinic, "2026-03-04T10:00", { as: "ana" })).toBeNull();
  expect(await why(clinic, "2026-03-04T10:00", { as: "bruno" })).toBe("NOT_FOUND");
});
