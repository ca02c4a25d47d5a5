import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { busyImports, importedBusy } from "#modules/availability/tables.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

const rule = (
  weekday: number,
  start: string,
  end: string,
  effectiveFrom: string | null = null,
  effectiveUntil: string | null = null,
) => ({ weekday, start, end, effectiveFrom, effectiveUntil });
const notFound = { ok: false, reason: "NOT_FOUND" };
const opened = async (clinic: Clinic, from = "2026-03-02") => {
  const week = await clinic.browser("secretary").api.availability.week({ professionalId: clinic.ana, from });
  if (!week.ok) throw new Error(week.reason);
  return week.days.map(({ date, open }) =>
    [date.slice(8), ...open.map(({ start, end }) => `${wall(clinic, start)}-${wall(clinic, end)}`)].join(" "),
  );
};
const wall = (clinic: Clinic, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(clinic.timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });

describe("weekly hours", () => {
  it("replace what was there, and open and close the booking page", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("ana");
    expect(
      await api.availability.setHours({
        professionalId: clinic.ana,
        rules: [
          rule(2, "10:00", "12:00"),
          rule(2, "12:00", "13:00"),
          rule(4, "22:00", "24:00"),
          rule(5, "00:00", "01:00"),
        ],
      }),
    ).toEqual({ ok: true });
    expect(await opened(clinic)).toEqual([
      "02",
      "03 10:00-13:00",
      "04",
      "05 22:00-00:00",
      "06 00:00-01:00",
      "07",
      "08",
    ]);
    const free = await clinic.browser("visitor").api.booking.slots({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      from: "2026-03-02",
      days: 3,
    });
    expect(free.ok && free.days.map(({ slots }) => slots.length)).toEqual([0, 5, 0]);
    expect(await api.availability.setHours({ professionalId: clinic.ana, rules: [] })).toEqual({ ok: true });
    expect(await opened(clinic)).toEqual(["02", "03", "04", "05", "06", "07", "08"]);
  });

  it("are refused when they give an hour twice, and then stay as they were", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("secretary");
    const before = await digestOf(superuser, clinic.tenantId);
    const twice = [rule(1, "09:00", "13:00"), rule(1, "12:30", "14:00")];
    expect(await api.availability.setHours({ professionalId: clinic.ana, rules: twice })).toEqual({
      ok: false,
      reason: "OVERLAPPING_HOURS",
      rule: 1,
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    const seasons = [rule(1, "09:00", "13:00", null, "2026-06-30"), rule(1, "12:30", "14:00", "2026-07-01")];
    expect(await api.availability.setHours({ professionalId: clinic.ana, rules: seasons })).toEqual({ ok: true });
  });

  it.each([
    ["ends before it starts", rule(1, "13:00", "09:00")],
    ["begins at 24:00", rule(1, "24:00", "24:00")],
    ["an hour that is none", rule(1, "25:00", "26:00")],
    ["an eighth day", rule(8, "09:00", "10:00")],
    ["dates backwards", rule(1, "09:00", "10:00", "2026-07-01", "2026-06-30")],
    ["a date that is none", rule(1, "09:00", "10:00", "2026-02-30")],
  ])("refuse what %s", async (_, wrong) => {
    const clinic = await aClinic();
    await expect(
      clinic.browser("ana").api.availability.setHours({ professionalId: clinic.ana, rules: [wrong] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("written by two at once are one of the two", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("secretary");
    const mornings = [1, 2, 3].map((weekday) => rule(weekday, "08:00", "12:00"));
    const evenings = [1, 2, 3].map((weekday) => rule(weekday, "11:00", "20:00"));
    await Promise.all(
      [mornings, evenings, mornings, evenings].map((rules) =>
        api.availability.setHours({ professionalId: clinic.ana, rules }),
      ),
    );
    const now = await api.availability.get({ professionalId: clinic.ana });
    expect(now.ok && now.rules.map(({ id: _, ...each }) => each)).toSatisfy((rules) =>
      [mornings, evenings].some((set) => JSON.stringify(set) === JSON.stringify(rules)),
    );
  });

  it("can be tried before they are saved", async () => {
    const clinic = await aClinic();
    const week = await clinic
      .browser("ana")
      .api.availability.week({ professionalId: clinic.ana, from: "2026-03-02", rules: [rule(1, "07:00", "08:00")] });
    expect(week.ok && week.days.map(({ open }) => open.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect((await opened(clinic))[0]).toBe("02 09:00-13:00 14:00-18:00");
  });
});

describe("overrides", () => {
  it("replace one date, and give it back", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("ana");
    const of = { professionalId: clinic.ana, date: "2026-03-03" };
    expect(await api.availability.setOverride({ ...of, windows: [{ start: "10:00", end: "11:00" }] })).toEqual({
      ok: true,
    });
    expect((await opened(clinic))[1]).toBe("03 10:00-11:00");
    expect(await api.availability.setOverride({ ...of, windows: [] })).toEqual({ ok: true });
    expect((await opened(clinic))[1]).toBe("03");
    expect(await api.availability.removeOverride(of)).toEqual({ ok: true, windows: [] });
    expect((await opened(clinic))[1]).toBe("03 09:00-13:00 14:00-18:00");
    expect(await api.availability.removeOverride(of)).toEqual(notFound);
    const overlapping = [
      { start: "10:00", end: "12:00" },
      { start: "11:00", end: "13:00" },
    ];
    expect(await api.availability.setOverride({ ...of, windows: overlapping })).toEqual({
      ok: false,
      reason: "OVERLAPPING_HOURS",
      window: 1,
    });
    await expect(api.availability.setOverride({ ...of, date: "2026-02-30", windows: [] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("absences", () => {
  it("take time out, and count what lies beneath without touching it", async () => {
    const clinic = await aClinic();
    const booked = await clinic.browser("secretary").api.calendar.create({
      serviceId: clinic.services.visit,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-03T10:00"),
      client: { id: clinic.pedro },
      outsideHours: false,
    });
    const { api } = clinic.browser("ana");
    const away = {
      professionalId: clinic.ana,
      from: { date: "2026-03-03", time: "09:30" },
      until: { date: "2026-03-03", time: "16:00" },
    };
    expect(await api.blocks.beneath(away)).toMatchObject({
      ok: true,
      count: 1,
      first: [{ start: clinic.at("2026-03-03T10:00") }],
    });
    const added = await api.blocks.add({ ...away, reason: "  Trámite " });
    expect(added).toMatchObject({
      ok: true,
      appointments: 1,
      start: clinic.at("2026-03-03T09:30"),
      end: clinic.at("2026-03-03T16:00"),
    });
    expect((await opened(clinic))[1]).toBe("03 09:00-09:30 16:00-18:00");
    const now = await api.availability.get({ professionalId: clinic.ana });
    expect(now.ok && now.blocks.map(({ reason }) => reason)).toEqual(["Trámite"]);
    if (!booked.ok) throw new Error("not booked");
    expect(await clinic.browser("secretary").api.calendar.appointment({ id: booked.appointmentId })).toMatchObject({
      appointment: { status: "confirmed" },
    });

    if (!added.ok) throw new Error(added.reason);
    expect(await api.blocks.remove({ id: added.id })).toEqual({ ok: true });
    expect(await api.blocks.remove({ id: added.id })).toEqual(notFound);
  });

  it("may be what a calendar of theirs elsewhere says", async () => {
    const clinic = await aClinic();
    await clinic.write(async (tx) => {
      const now = new Date(clinic.now);
      const its = { tenantId: clinic.tenantId, professionalId: clinic.ana };
      const importId = newId();
      await tx.insert(busyImports).values({
        ...its,
        id: importId,
        name: "Hospital",
        url: "https://hospital.example/a.ics",
        nextAt: now,
        createdAt: now,
      });
      const busy = (from: string, until: string) => ({
        ...its,
        id: newId(),
        importId,
        startsAt: new Date(clinic.at(from)),
        endsAt: new Date(clinic.at(until)),
      });
      await tx
        .insert(importedBusy)
        .values([busy("2026-03-03T16:00", "2026-03-03T17:00"), busy("2026-03-10T09:00", "2026-03-10T18:00")]);
    });
    const { api } = clinic.browser("ana");
    await api.blocks.add({
      professionalId: clinic.ana,
      from: { date: "2026-03-03", time: "16:30" },
      until: { date: "2026-03-03", time: "17:30" },
      reason: null,
    });
    expect((await opened(clinic))[1]).toBe("03 09:00-13:00 14:00-16:00 17:30-18:00");
    expect((await opened(clinic, "2026-03-09"))[1]).toBe("10");
  });

  it("are read off the wall, also where the clocks skip its midnight", async () => {
    const clinic = await aClinic({ timeZone: "America/Santiago", today: "2026-09-01T08:00" });
    const whole = {
      professionalId: clinic.ana,
      from: { date: "2026-09-06", time: "00:00" },
      until: { date: "2026-09-07", time: "00:00" },
      reason: null,
    };
    const added = await clinic.browser("ana").api.blocks.add(whole);
    expect(added).toMatchObject({
      ok: true,
      start: Date.parse("2026-09-06T04:00:00Z"),
      end: Date.parse("2026-09-07T03:00:00Z"),
    });
  });

  it("have to end after they begin", async () => {
    const clinic = await aClinic();
    const moment = { date: "2026-03-03", time: "10:00" };
    const wrong = { professionalId: clinic.ana, from: moment, until: moment };
    expect(await clinic.browser("ana").api.blocks.add({ ...wrong, reason: null })).toEqual({
      ok: false,
      reason: "ENDS_BEFORE_IT_STARTS",
    });
    expect(await clinic.browser("ana").api.blocks.beneath(wrong)).toEqual({
      ok: false,
      reason: "ENDS_BEFORE_IT_STARTS",
    });
  });
});

describe("whose", () => {
  const every = (clinic: Clinic, who: "ana" | "secretary", professionalId: string, block: string) => {
    const { api } = clinic.browser(who);
    const span = { from: { date: "2026-03-03", time: "09:00" }, until: { date: "2026-03-03", time: "10:00" } };
    return Promise.all([
      api.availability.get({ professionalId }),
      api.availability.week({ professionalId, from: "2026-03-02" }),
      api.blocks.beneath({ professionalId, ...span }),
      api.availability.setHours({ professionalId, rules: [] }),
      api.availability.setOverride({ professionalId, date: "2026-03-03", windows: [] }),
      api.availability.removeOverride({ professionalId, date: "2026-03-04" }),
      api.blocks.add({ professionalId, ...span, reason: null }),
      api.blocks.remove({ id: block }),
    ]);
  };
  const furnished = async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("secretary");
    await api.availability.setOverride({ professionalId: clinic.bruno, date: "2026-03-04", windows: [] });
    const block = await api.blocks.add({
      professionalId: clinic.bruno,
      from: { date: "2026-03-05", time: "09:00" },
      until: { date: "2026-03-05", time: "10:00" },
      reason: null,
    });
    return { clinic, block: block.ok ? block.id : "" };
  };

  it("a colleague's hours are as unknown to a professional as nobody's", async () => {
    const { clinic, block } = await furnished();
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await every(clinic, "ana", clinic.bruno, block)).toEqual(Array(8).fill(notFound));
    expect(await every(clinic, "ana", newId(), newId())).toEqual(Array(8).fill(notFound));
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    expect((await clinic.browser("ana").api.availability.schedules()).professionals.map(({ id }) => id)).toEqual([
      clinic.ana,
    ]);
  });

  it("another institution's hours are unknown to its secretary", async () => {
    const { clinic: other, block } = await furnished();
    const clinic = await aClinic();
    const before = await digestOf(superuser, other.tenantId);
    expect(await every(clinic, "secretary", other.bruno, block)).toEqual(Array(8).fill(notFound));
    expect(await digestOf(superuser, other.tenantId)).toEqual(before);
  });

  it("the secretary has everyone's, the director reads, the client has nothing to do with it", async () => {
    const { clinic } = await furnished();
    expect((await clinic.browser("secretary").api.availability.schedules()).professionals).toHaveLength(2);
    const { api } = clinic.browser("director");
    expect((await api.availability.get({ professionalId: clinic.ana })).ok).toBe(true);
    await expect(api.availability.setHours({ professionalId: clinic.ana, rules: [] })).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    await expect(clinic.browser("clara").api.availability.schedules()).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
  });

  it("every change is written down and told to who watches", async () => {
    const { clinic } = await furnished();
    const actions = (
      await superuser`select action from audit_log where tenant_id = ${clinic.tenantId} and subject_id = ${clinic.bruno} order by id`
    ).map(({ action }) => action as string);
    expect(actions).toEqual(["availability.set_override", "availability.add_block"]);
  });
});
