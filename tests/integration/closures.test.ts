import { describe, expect, test } from "vitest";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

const { superuser } = await anInstallation();

const DAY = { startsOn: "2026-03-03", endsOn: "2026-03-03", yearly: false };
const carnival = { ...DAY, name: "Carnaval", holiday: null, seen: 0 };
const admin = (clinic: Clinic) => clinic.browser("admin").api;

async function startsOn(clinic: Clinic, day: string, professionalId: string = clinic.ana) {
  const slots = await clinic
    .browser("visitor")
    .api.booking.slots({ serviceId: clinic.services.session, professionalId, from: day, days: 1 });
  return slots.ok ? slots.days.flatMap((each) => each.slots).length : slots.reason;
}

const book = (clinic: Clinic, start: string, professionalId = clinic.ana) =>
  createAppointment(clinic.as("secretary"), {
    serviceId: clinic.services.session,
    professionalId,
    start: clinic.at(start),
    client: { id: clinic.pedro },
    outsideHours: false,
    chargeCredits: false,
  });

describe("a day on which the institution is closed", () => {
  test("has no times of anybody's, says why, stands on the calendar and on the public page's list, and opens again", async () => {
    const clinic = await aClinic();
    expect(await startsOn(clinic, "2026-03-03")).toBeGreaterThan(0);
    const added = await admin(clinic).closures.add(carnival);
    expect(added).toMatchObject({ ok: true, appointments: 0 });
    expect(await startsOn(clinic, "2026-03-03")).toBe(0);
    expect(await startsOn(clinic, "2026-03-03", clinic.bruno)).toBe(0);
    expect(await startsOn(clinic, "2026-03-04")).toBeGreaterThan(0);
    expect(
      await clinic.browser("visitor").api.booking.hold({
        serviceId: clinic.services.session,
        professionalId: clinic.ana,
        start: clinic.at("2026-03-03T10:00"),
      }),
    ).toMatchObject({ ok: false, reason: "OUTSIDE_AVAILABILITY" });

    const why = await clinic.browser("secretary").api.calendar.whyNot({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-03T10:00"),
    });
    const day = { start: clinic.at("2026-03-03T00:00"), end: clinic.at("2026-03-04T00:00") };
    expect(why).toMatchObject({ ok: true, why: { rule: "closure", name: "Carnaval", ...day } });
    const calendar = await clinic.browser("secretary").api.calendar.range({ from: "2026-03-02", days: 7 });
    expect(calendar.closed).toMatchObject([{ name: "Carnaval", ...day }]);

    const list = await clinic.browser("ana").api.closures.list();
    expect(list).toMatchObject({ editable: false, closures: [{ name: "Carnaval", ...day }] });
    const [closure] = list.closures;
    expect(await admin(clinic).closures.remove({ id: closure?.id ?? "" })).toEqual({ ok: true });
    expect(await startsOn(clinic, "2026-03-03")).toBeGreaterThan(0);
    const opened = await superuser<{ windows: unknown }[]>`
      select data->'payload'->'windows' as windows from pgboss.job
      where name = 'availability.time-opened' and data->>'tenantId' = ${clinic.tenantId}`;
    // Once for each who gives appointments: whoever waits for one of them is asked.
    expect(opened.map(({ windows }) => windows)).toEqual([[day], [day]]);
    expect((await admin(clinic).closures.list()).closures).toEqual([]);
  });

  test("is the institution's day, whatever the professional's zone", async () => {
    const clinic = await aClinic();
    await clinic.write((tx) =>
      tx.execute(`update professionals set time_zone = 'Asia/Tokyo' where id = '${clinic.ana}'`),
    );
    await admin(clinic).closures.add(carnival);
    const why = async (start: number) => {
      const found = await clinic
        .browser("secretary")
        .api.calendar.whyNot({ serviceId: clinic.services.session, professionalId: clinic.ana, start });
      return found.ok ? found.why?.rule : found.reason;
    };
    // Nine in the morning in Tokyo is nine in the evening before, here.
    const tokyo = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime("Asia/Tokyo").epochMilliseconds;
    expect(await why(tokyo("2026-03-03T10:00"))).not.toBe("closure");
    expect(await why(tokyo("2026-03-04T10:00"))).toBe("closure");
  });

  test("comes back every year where it says so", async () => {
    const clinic = await aClinic();
    await admin(clinic).closures.add({ ...carnival, startsOn: "2025-03-03", endsOn: "2025-03-03", yearly: true });
    expect(await startsOn(clinic, "2026-03-03")).toBe(0);
  });

  test("closes over no appointment that was not seen, and leaves those that were", async () => {
    const clinic = await aClinic();
    expect(await book(clinic, "2026-03-03T10:00")).toMatchObject({ ok: true });
    expect(await book(clinic, "2026-03-03T15:00", clinic.bruno)).toMatchObject({ ok: true });
    expect(await book(clinic, "2026-03-04T10:00")).toMatchObject({ ok: true });
    const impact = await admin(clinic).closures.impact(DAY);
    expect(impact).toMatchObject({
      count: 2,
      first: [
        { start: clinic.at("2026-03-03T10:00"), client: "Pedro Quiroga" },
        { start: clinic.at("2026-03-03T15:00"), client: "Pedro Quiroga" },
      ],
    });
    expect(await admin(clinic).closures.add(carnival)).toEqual({ ok: false, reason: "IMPACT_CHANGED" });
    expect(await startsOn(clinic, "2026-03-03")).toBeGreaterThan(0);
    expect(await admin(clinic).closures.add({ ...carnival, seen: 2 })).toMatchObject({ ok: true, appointments: 2 });
    const calendar = await clinic.browser("secretary").api.calendar.range({ from: "2026-03-03", days: 1 });
    const midnight = clinic.at("2026-03-04T00:00");
    expect(calendar.appointments.start.filter((start) => start < midnight)).toHaveLength(2);
  });

  test("is the admin's to say, ends after it begins, lasts less than a year, and is nobody else's", async () => {
    const clinic = await aClinic();
    for (const who of ["secretary", "ana", "director"] as const)
      await expect(clinic.browser(who).api.closures.add(carnival)).rejects.toMatchObject({
        cause: { name: "Forbidden" },
      });
    await expect(admin(clinic).closures.add({ ...carnival, endsOn: "2026-03-02" })).rejects.toThrow();
    await expect(admin(clinic).closures.add({ ...carnival, endsOn: "2027-06-02" })).rejects.toThrow();
    await admin(clinic).closures.add(carnival);
    const other = await aClinic();
    expect(await startsOn(other, "2026-03-03")).toBeGreaterThan(0);
    expect((await admin(other).closures.list()).closures).toEqual([]);
    const [closure] = (await admin(clinic).closures.list()).closures;
    expect(await admin(other).closures.remove({ id: closure?.id ?? "" })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("public holidays", () => {
  test("of the institution's country are offered, in its language, and none closes by itself", async () => {
    const clinic = await aClinic();
    const found = await admin(clinic).closures.holidays({ country: null, region: null, year: 2026 });
    expect(found).toMatchObject({ ok: true, country: "AR" });
    const may = found.ok ? found.holidays.find(({ startsOn: date }) => date === "2026-05-25") : undefined;
    expect(may).toMatchObject({ key: "AR:2026-05-25", endsOn: "2026-05-25", type: "public", closureId: null });
    expect(found.ok && found.countries).toContainEqual({ code: "UY", name: "Uruguay" });
    expect((await admin(clinic).closures.list()).closures).toEqual([]);
  });

  test("are accepted one by one, once each, and can be of a region", async () => {
    const clinic = await aClinic();
    const accept = {
      name: "Revolución de Mayo",
      startsOn: "2026-05-25",
      endsOn: "2026-05-25",
      yearly: false,
      holiday: "AR:2026-05-25",
      seen: 0,
    };
    const added = await admin(clinic).closures.add(accept);
    expect(await admin(clinic).closures.add(accept)).toEqual({ ok: false, reason: "CLOSED_ALREADY" });
    const found = await admin(clinic).closures.holidays({ country: "AR", region: null, year: 2026 });
    expect(found.ok && found.holidays.find(({ key }) => key === accept.holiday)?.closureId).toBe(
      added.ok ? added.id : "",
    );
    const region = await admin(clinic).closures.holidays({ country: "ES", region: "MD", year: 2026 });
    expect(region.ok && region.holidays.some(({ startsOn: date }) => date === "2026-05-02")).toBe(true);
    for (const unknown of [
      { country: "ZZ", region: null },
      { country: "AR", region: "QQ" },
    ])
      expect(await admin(clinic).closures.holidays({ ...unknown, year: 2026 })).toEqual({
        ok: false,
        reason: "NOT_FOUND",
      });
  });
});
