import { createServer } from "node:http";
import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { readBusyImport, skipBusyImport } from "#modules/availability/commands/read-busy-import.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import { busyImports, importedBusy } from "#modules/availability/tables.ts";
import { offerOpenedTime } from "#modules/waitlist/commands/offer-opened-time.ts";
import { waitlistOffers } from "#modules/waitlist/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { api } from "#server/http.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

process.env["IMPORT_ALLOW_LOOPBACK"] = "1";
const { superuser } = await anInstallation();

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("a professional's feed", () => {
  /** As a calendar program asks: no cookie, the address alone. */
  async function subscribe(clinic: Clinic, url: string, headers: Record<string, string> = {}) {
    const { pathname } = new URL(url);
    const host = new URL(await originOf(clinic.as("job"))).host;
    return api.fetch(new Request(`http://${host}${pathname}`, { headers: { host, ...headers } }), {
      requestId: "r",
      address: "",
      remember: () => undefined,
    });
  }
  const open = async (clinic: Clinic, changes: { clientNames?: "full" | "initials"; renew?: boolean } = {}) => {
    const { api: of } = clinic.browser("ana");
    expect(await of.calendarLinks.saveFeed({ professionalId: clinic.ana, clientNames: "full", ...changes })).toEqual({
      ok: true,
    });
    const links = await of.calendarLinks.get({ professionalId: clinic.ana });
    return links.ok ? (links.feed?.url ?? "") : "";
  };
  const book = async (clinic: Clinic, start: string, professionalId = clinic.ana) => {
    const made = await createAppointment(clinic.as("secretary"), {
      serviceId: clinic.services.session,
      professionalId,
      start: clinic.at(start),
      client: { id: clinic.pedro },
      outsideHours: false,
      chargeCredits: false,
    });
    if (!made.ok) throw new Error(made.reason);
    return made.appointmentId;
  };
  const eventsIn = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        start: event.startDate.toUnixTime() * 1000,
        sequence: event.sequence,
      };
    });
  /** The feed is asked in real time. */
  const aLiveClinic = () => {
    const monday = Temporal.Now.plainDateISO("America/Argentina/Buenos_Aires").add({ days: 7 });
    const day = monday.subtract({ days: monday.dayOfWeek - 1 });
    return aClinic({ now: Date.now() }).then((clinic) => ({ clinic, day: day.toString() }));
  };

  test("holds their appointments, in time, and no one else's", async () => {
    const { clinic, day } = await aLiveClinic();
    const id = await book(clinic, `${day}T10:00`);
    await book(clinic, `${day}T10:00`, clinic.bruno);
    const answer = await subscribe(clinic, await open(clinic));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/calendar");
    const text = await answer.text();
    expect(eventsIn(text)).toEqual([
      { uid: `${id}@zaguan`, summary: "Pedro Quiroga · Sesión", start: clinic.at(`${day}T10:00`), sequence: 0 },
    ]);
    expect(text).toContain("X-WR-TIMEZONE:America/Argentina/Buenos_Aires");
    expect(text).not.toContain("pedro@correo.example");
  });

  test("answers 304 until something changes, and then the moved event under its own UID", async () => {
    const { clinic, day } = await aLiveClinic();
    const id = await book(clinic, `${day}T10:00`);
    const url = await open(clinic);
    const etag = (await subscribe(clinic, url)).headers.get("etag") ?? "";
    expect((await subscribe(clinic, url, { "if-none-match": etag })).status).toBe(304);
    expect((await subscribe(clinic, url, { "if-none-match": `"x", W/${etag}` })).status).toBe(304);
    await rescheduleAppointment(clinic.as("secretary"), { id, start: clinic.at(`${day}T15:00`), outsideHours: false });
    const moved = await subscribe(clinic, url, { "if-none-match": etag });
    expect(moved.status).toBe(200);
    expect(eventsIn(await moved.text())).toMatchObject([
      { uid: `${id}@zaguan`, start: clinic.at(`${day}T15:00`), sequence: 1 },
    ]);
  });

  test("shows initials alone where that was chosen, under the same address", async () => {
    const { clinic, day } = await aLiveClinic();
    await book(clinic, `${day}T10:00`);
    const url = await open(clinic);
    expect(await open(clinic, { clientNames: "initials" })).toBe(url);
    const text = await (await subscribe(clinic, url)).text();
    expect(text).toContain("P. Q. · Sesión");
    expect(text).not.toContain("Pedro");
  });

  test("is closed by renewing or revoking it, and opens for no other institution", async () => {
    const { clinic } = await aLiveClinic();
    const first = await open(clinic);
    const second = await open(clinic, { renew: true });
    expect(second).not.toBe(first);
    expect((await subscribe(clinic, first)).status).toBe(404);
    expect((await subscribe(clinic, second)).status).toBe(200);
    const other = await aClinic({ now: Date.now() });
    expect((await subscribe(other, second)).status).toBe(404);
    expect(
      (
        await subscribe(
          clinic,
          second.replace(
            /(.)(.{10}\.ics)$/,
            (_whole, letter: string, rest: string) => `${letter === "A" ? "B" : "A"}${rest}`,
          ),
        )
      ).status,
    ).toBe(404);
    await clinic.browser("ana").api.calendarLinks.closeFeed({ professionalId: clinic.ana });
    expect((await subscribe(clinic, second)).status).toBe(404);
  });

  test("is nobody else's to open, and its address is not for those who may only look", async () => {
    const clinic = await aClinic();
    expect(
      await clinic.browser("bruno").api.calendarLinks.saveFeed({ professionalId: clinic.ana, clientNames: "full" }),
    ).toEqual({ ok: false, reason: "NOT_FOUND" });
    await open(clinic);
    expect(await clinic.browser("bruno").api.calendarLinks.get({ professionalId: clinic.ana })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    const seen = await clinic.browser("director").api.calendarLinks.get({ professionalId: clinic.ana });
    expect(seen.ok && seen.feed).toMatchObject({ url: null, clientNames: "full" });
  });
});

describe("imported busy time", () => {
  const source = { body: "", status: 200, headers: {} as Record<string, string>, asked: [] as (string | undefined)[] };
  const server = createServer((request, response) => {
    source.asked.push(request.headers["if-none-match"]);
    if (source.headers["etag"] && request.headers["if-none-match"] === source.headers["etag"])
      return void response.writeHead(304).end();
    response.writeHead(source.status, source.headers).end(source.body);
  });
  server.listen(0, "127.0.0.1");
  afterAll(() => void server.close());
  const url = () => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/mine.ics`;
  };
  beforeEach(() =>
    Object.assign(source, {
      status: 200,
      headers: {},
      asked: [],
      body: busyAt("20260303T120000Z", "20260303T140000Z"),
    }),
  );

  const busyAt = (start: string, end: string, ...more: string[]) =>
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "UID:1",
      `DTSTART:${start}`,
      `DTEND:${end}`,
      ...more,
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");

  async function anImport(clinic: Clinic, who: "ana" | "secretary" = "ana") {
    const added = await clinic
      .browser(who)
      .api.calendarLinks.addImport({ professionalId: clinic.ana, name: "Personal", url: url() });
    if (!added.ok) throw new Error(added.reason);
    return { importId: added.id, at: clinic.now };
  }
  const read = (
    clinic: Clinic,
    link: { importId: string; at: number },
    now = link.at,
    how: Parameters<typeof readBusyImport>[2] = {},
  ) => readBusyImport(clinic.as("job", { now }), link, how);
  const stateOf = async (clinic: Clinic, id: string) =>
    (await clinic.read((tx) => tx.select().from(busyImports).where(eq(busyImports.id, id))))[0];
  const busyOf = (clinic: Clinic) =>
    clinic.read((tx) =>
      tx
        .select({ start: importedBusy.startsAt, end: importedBusy.endsAt })
        .from(importedBusy)
        .orderBy(importedBusy.startsAt),
    );
  const jobsOf = async (importId: string) =>
    (
      await superuser<
        { at: string }[]
      >`select data->'payload'->>'at' as at from pgboss.job where name = 'calendars.read-import' and data->'payload'->>'importId' = ${importId} order by created_on, 1`
    ).map(({ at }) => Number(at));
  const startsOn = async (clinic: Clinic, day: string) => {
    const slots = await clinic
      .browser("visitor")
      .api.booking.slots({ serviceId: clinic.services.session, professionalId: clinic.ana, from: day, days: 1 });
    return slots.ok
      ? slots.days.flatMap((each) => each.slots.map(({ start }) => (start - clinic.at(`${day}T00:00`)) / 3_600_000))
      : [];
  };

  test("takes those times out of the professional's free ones, and gives them back when the import goes", async () => {
    const clinic = await aClinic();
    const link = await anImport(clinic);
    expect(await startsOn(clinic, "2026-03-03")).toContain(9.5);
    await read(clinic, link);
    // Busy from 9 to 11 in Buenos Aires.
    expect((await startsOn(clinic, "2026-03-03")).filter((hour) => hour < 13)).toEqual([11, 11.5, 12]);
    const hold = await clinic.browser("visitor").api.booking.hold({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-03T10:00"),
    });
    expect(hold).toMatchObject({ ok: false, reason: "OUTSIDE_AVAILABILITY" });
    expect(await clinic.browser("ana").api.calendarLinks.removeImport({ id: link.importId })).toEqual({ ok: true });
    expect(await startsOn(clinic, "2026-03-03")).toContain(9.5);
    await read(clinic, link);
    expect(await busyOf(clinic)).toEqual([]);
  });

  test("that a later reading, or the end of the import, gives back goes to who waits for it: what is new of it, still to come", async () => {
    const clinic = await aClinic();
    const opened = async () =>
      (
        await superuser<{ windows: unknown }[]>`
          select data->'payload'->'windows' as windows from pgboss.job
          where name = 'availability.time-opened' and data->>'tenantId' = ${clinic.tenantId} order by created_on, id`
      ).map(({ windows }) => windows);
    const window = (from: string, until: string) => ({ start: clinic.at(from), end: clinic.at(until) });
    const joined = await clinic.browser("clara").api.waitlist.join({
      serviceId: clinic.services.session,
      professionalIds: [clinic.ana],
      weekdays: [2],
      fromTime: "08:00",
      untilTime: "20:00",
      dateFrom: null,
      dateUntil: null,
    });
    expect(joined).toMatchObject({ ok: true });
    const link = await anImport(clinic);
    await read(clinic, link);
    expect(await opened()).toEqual([]);

    // It was busy from 9 to 11 in Buenos Aires: now from 10 to 11, and from 14 to 15; and once, long ago.
    source.body = busyAt(
      "20260303T130000Z",
      "20260303T140000Z",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:2",
      "DTSTART:20260303T170000Z",
      "DTEND:20260303T180000Z",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:3",
      "DTSTART:20260301T120000Z",
      "DTEND:20260301T130000Z",
    );
    await read(clinic, { ...link, at: link.at + 15 * MINUTE });
    expect(await opened()).toEqual([[window("2026-03-03T09:00", "2026-03-03T10:00")]]);

    expect(await clinic.browser("ana").api.calendarLinks.removeImport({ id: link.importId })).toEqual({ ok: true });
    const last = (await opened())[1];
    expect(last).toEqual([
      window("2026-03-03T10:00", "2026-03-03T11:00"),
      window("2026-03-03T14:00", "2026-03-03T15:00"),
    ]);
    await offerOpenedTime(clinic.as("job"), {
      professionalId: clinic.ana,
      windows: last as { start: number; end: number }[],
    });
    const offers = await clinic.read((tx) => tx.select().from(waitlistOffers));
    // The earliest hour that takes some of it.
    expect(offers).toMatchObject([{ startsAt: new Date(clinic.at("2026-03-03T09:30")), professionalId: clinic.ana }]);
  });

  test("together with a block of their own is one absence", async () => {
    const clinic = await aClinic();
    await clinic.browser("ana").api.blocks.add({
      professionalId: clinic.ana,
      from: { date: "2026-03-03", time: "10:00" },
      until: { date: "2026-03-03", time: "12:00" },
      reason: null,
    });
    await read(clinic, await anImport(clinic));
    expect((await startsOn(clinic, "2026-03-03")).filter((hour) => hour < 13)).toEqual([12]);
  });

  test("is read again a quarter of an hour later, by one chain however often it is asked for", async () => {
    const clinic = await aClinic();
    const link = await anImport(clinic);
    await read(clinic, link);
    await read(clinic, link);
    const next = clinic.now + 15 * MINUTE;
    expect(await jobsOf(link.importId)).toEqual([clinic.now, next]);
    // On demand: what was planned is a left-over, which reads nothing.
    const later = clinic.now + 5 * MINUTE;
    await clinic.browser("ana", { now: later }).api.calendarLinks.refreshImport({ id: link.importId });
    await clinic.browser("ana", { now: later + 1_000 }).api.calendarLinks.refreshImport({ id: link.importId });
    expect(await jobsOf(link.importId)).toEqual([clinic.now, next, later]);
    await read(clinic, { importId: link.importId, at: later });
    const asked = source.asked.length;
    await read(clinic, { importId: link.importId, at: next });
    expect(source.asked).toHaveLength(asked);
    expect((await stateOf(clinic, link.importId))?.nextAt.getTime()).toBe(later + 15 * MINUTE);
  });

  test("goes on after two days' stop, once, and after a job that was given up", async () => {
    const clinic = await aClinic();
    const link = await anImport(clinic);
    const woken = clinic.now + 2 * DAY;
    await read(clinic, link, woken);
    await read(clinic, link, woken);
    expect(await jobsOf(link.importId)).toEqual([clinic.now, woken + 15 * MINUTE]);
    await skipBusyImport(clinic.as("job", { now: woken + 20 * MINUTE }), {
      importId: link.importId,
      at: woken + 15 * MINUTE,
    });
    expect((await jobsOf(link.importId)).at(-1)).toBe(woken + 35 * MINUTE);
  });

  test("that is the same is not asked for whole again the same day, and is on another", async () => {
    const clinic = await aClinic();
    source.headers = { etag: '"1"' };
    const link = await anImport(clinic);
    await read(clinic, link);
    await read(clinic, { ...link, at: link.at + 15 * MINUTE });
    await read(clinic, { ...link, at: link.at + 30 * MINUTE }, link.at + DAY);
    expect(source.asked).toEqual([undefined, '"1"', undefined]);
    expect(await busyOf(clinic)).toHaveLength(1);
  });

  test.each([
    ["an error", { status: 500 }, "HTTP_ERROR 500"],
    ["a page instead of a calendar", { body: "<!doctype html>" }, "UNREADABLE"],
    ["50 MB", { body: "x".repeat(3 * 1024 * 1024) }, "TOO_LARGE"],
    [
      "a rule without end",
      { body: busyAt("20260303T120000Z", "20260303T120001Z", "RRULE:FREQ=SECONDLY") },
      "TOO_MANY_EVENTS",
    ],
    ["a redirect inside", { status: 302, headers: { location: "http://169.254.169.254/" } }, "PRIVATE_ADDRESS"],
    ["a redirect to itself", { status: 302, headers: { location: "/mine.ics" } }, "TOO_MANY_REDIRECTS"],
  ])("keeps what was last read well through %s, and says why", async (_what, broken, failure) => {
    const clinic = await aClinic();
    const link = await anImport(clinic);
    await read(clinic, link);
    const good = await busyOf(clinic);
    expect(good).toHaveLength(1);
    Object.assign(source, broken);
    const second = { ...link, at: link.at + 15 * MINUTE };
    await read(clinic, second);
    expect(await busyOf(clinic)).toEqual(good);
    const seen = await clinic.browser("ana").api.calendarLinks.get({ professionalId: clinic.ana });
    expect(seen.ok && seen.imports).toMatchObject([{ failure, failedAt: second.at, readAt: link.at, intervals: 1 }]);
    expect((await jobsOf(link.importId)).at(-1)).toBe(second.at + 15 * MINUTE);
    Object.assign(source, { status: 200, headers: {}, body: busyAt("20260304T120000Z", "20260304T130000Z") });
    await read(clinic, { ...link, at: second.at + 15 * MINUTE });
    expect(await stateOf(clinic, link.importId)).toMatchObject({ failure: null, failedAt: null });
    expect((await busyOf(clinic))[0]?.start.toISOString()).toBe("2026-03-04T12:00:00.000Z");
  });

  test("that cannot be read is told event by event, its names to its owner alone, and takes nothing else with it", async () => {
    const clinic = await aClinic();
    const link = await anImport(clinic);
    source.body = busyAt(
      "20260303T120000Z",
      "20260303T140000Z",
      "RRULE:FREQ=DAILY;COUNT=3",
      "EXDATE:20260304T120000Z,el jueves",
      "SUMMARY:Terapia",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:2",
      "SUMMARY:Partido",
      "DTSTART;TZID=Hora del club:20260306T100000",
      "DURATION:PT1H",
    );
    await read(clinic, link);
    expect(await busyOf(clinic)).toHaveLength(3);
    const seen = async (who: "ana" | "secretary" | "director") => {
      const links = await clinic.browser(who).api.calendarLinks.get({ professionalId: clinic.ana });
      return links.ok && links.imports[0];
    };
    const excluded = { reason: "EXCLUSION_UNREADABLE", at: Date.UTC(2026, 2, 3, 12) };
    const zone = { reason: "ZONE_UNKNOWN", at: clinic.at("2026-03-06T10:00") };
    expect(await seen("ana")).toMatchObject({
      failure: null,
      unreadCount: 2,
      unread: [
        { ...excluded, title: "Terapia", detail: "el jueves" },
        { ...zone, title: "Partido", detail: "Hora del club" },
      ],
    });
    for (const who of ["secretary", "director"] as const)
      expect(await seen(who)).toMatchObject({
        unreadCount: 2,
        unread: [
          { ...excluded, title: null, detail: null },
          { ...zone, title: null, detail: null },
        ],
      });
    source.body = busyAt("20260303T120000Z", "20260303T140000Z");
    await read(clinic, { ...link, at: link.at + 15 * MINUTE });
    expect(await seen("ana")).toMatchObject({ unreadCount: 0, unread: [] });
  });

  test("from a name that changes its answer never reaches inside", async () => {
    const clinic = await aClinic();
    const added = await clinic
      .browser("ana")
      .api.calendarLinks.addImport({ professionalId: clinic.ana, name: "X", url: "https://rebinding.example/x.ics" });
    if (!added.ok) throw new Error(added.reason);
    await read(clinic, { importId: added.id, at: clinic.now }, clinic.now, {
      resolve: async () => ["169.254.169.254"],
    });
    expect(await stateOf(clinic, added.id)).toMatchObject({ failure: "PRIVATE_ADDRESS" });
  });

  test("takes addresses of calendars only, each once, five at most, and not our own", async () => {
    const clinic = await aClinic();
    const { api: of } = clinic.browser("ana");
    const add = (address: string) =>
      of.calendarLinks.addImport({ professionalId: clinic.ana, name: "X", url: address });
    for (const bad of ["file:///etc/passwd", "javascript:alert(1)", "calendario", ""])
      await expect(add(bad)).rejects.toThrow();
    expect(await add(`${await originOf(clinic.as("job"))}/api/feeds/x.ics`)).toEqual({
      ok: false,
      reason: "OWN_CALENDAR",
    });
    expect(await add("webcal://calendar.example/1.ics")).toMatchObject({ ok: true });
    expect(await add("https://calendar.example/1.ics")).toEqual({ ok: false, reason: "IMPORTED_ALREADY" });
    for (const n of [2, 3, 4, 5]) expect(await add(`https://calendar.example/${n}.ics`)).toMatchObject({ ok: true });
    expect(await add("https://calendar.example/6.ics")).toEqual({ ok: false, reason: "TOO_MANY_IMPORTS" });
    const links = await of.calendarLinks.get({ professionalId: clinic.ana });
    expect(JSON.stringify(links)).not.toContain("1.ics");
  });

  test("of another institution is not there", async () => {
    const clinic = await aClinic();
    const link = await anImport(clinic, "secretary");
    const other = await aClinic();
    await read(other, link);
    expect(source.asked).toEqual([]);
    expect(await other.browser("admin").api.calendarLinks.removeImport({ id: link.importId })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    expect(await other.browser("admin").api.calendarLinks.refreshImport({ id: link.importId })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    await read(clinic, link);
    expect(await busyOf(other)).toEqual([]);
    expect(await startsOn(other, "2026-03-03")).toContain(9.5);
  });
});
