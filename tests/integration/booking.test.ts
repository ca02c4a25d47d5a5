import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { nextFreeOf } from "#modules/appointments/queries/next-free.ts";
import { availabilityBlocks } from "#modules/availability/tables.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { bookAsClara, lettersOf, rowOf, wanted, type Wanted } from "../support/booking.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;

describe("what is shown free can be had, and what is not cannot", () => {
  it("the free times of a day are the open hours less what is taken", async () => {
    const clinic = await aClinic();
    await bookAsClara(clinic, { start: clinic.at("2026-03-03T10:00") });
    const found = await clinic.browser("visitor").api.booking.slots({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      from: "2026-03-03",
      days: 1,
    });
    const starts = found.ok ? found.days.flatMap(({ slots }) => slots.map(({ start }) => start)) : [];
    expect(starts).toEqual(
      ["09:00", "11:00", "11:30", "12:00", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00"].map((time) =>
        clinic.at(`2026-03-03T${time}`),
      ),
    );
  });

  it("of every service the next free time is the first of those shown, a week ahead or weeks ahead", async () => {
    for (const minNoticeMin of [0, 10 * 24 * 60]) {
      const clinic = await aClinic({ services: { session: { minNoticeMin } } });
      const { session } = clinic.services;
      const visitor = clinic.as("visitor");
      const unknown = newId();
      const next = await readTenant(visitor, (tx) => nextFreeOf(tx, visitor, [session, unknown]));
      const firsts = [];
      for (const from of ["2026-03-02", "2026-03-12"]) {
        const found = await clinic
          .browser("visitor")
          .api.booking.slots({ serviceId: session, professionalId: "any", from, days: 10 });
        if (found.ok) firsts.push(...found.days.flatMap(({ slots }) => slots.map(({ start }) => start)));
      }
      expect(firsts[0]).toBeGreaterThanOrEqual(clinic.now + minNoticeMin * MINUTE);
      expect(next.get(session)).toBe(firsts[0]);
      expect(next.get(unknown)).toBeNull();
    }
  });

  const REFUSED: [what: string, reason: string, want: (clinic: Clinic) => Wanted][] = [
    ["in the past", "PAST", (clinic) => ({ start: clinic.now - 60 * MINUTE })],
    ["a year ago", "PAST", (clinic) => ({ start: clinic.at("2025-03-03T10:00") })],
    [
      "sooner than the notice",
      "TOO_SOON",
      (clinic) => ({ service: "evaluation", start: clinic.at("2026-03-02T09:00") }),
    ],
    ["beyond the horizon", "BEYOND_HORIZON", (clinic) => ({ start: clinic.at("2026-04-06T10:00") })],
    ["on a Sunday", "OUTSIDE_AVAILABILITY", (clinic) => ({ start: clinic.at("2026-03-08T10:00") })],
    ["before the doors open", "OUTSIDE_AVAILABILITY", (clinic) => ({ start: clinic.at("2026-03-03T08:30") })],
    ["running into the break", "OUTSIDE_AVAILABILITY", (clinic) => ({ start: clinic.at("2026-03-03T12:30") })],
    ["off the grid", "OFF_GRID", (clinic) => ({ start: clinic.at("2026-03-03T10:10") })],
    ["off the grid by a millisecond", "OFF_GRID", (clinic) => ({ start: clinic.at("2026-03-03T10:00") + 1 })],
    [
      "of a type that the professional does not give",
      "NOT_FOUND",
      (clinic) => ({ service: "evaluation", professionalId: clinic.bruno, start: clinic.at("2026-03-03T10:00") }),
    ],
    [
      "of a professional who is a client's id",
      "NOT_FOUND",
      (clinic) => ({ professionalId: clinic.pedro, start: clinic.at("2026-03-03T10:00") }),
    ],
  ];

  it.each(REFUSED)("%s: %s, and nothing changes", async (_what, reason, want) => {
    const clinic = await aClinic();
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await clinic.browser("visitor").api.booking.hold(wanted(clinic, want(clinic)))).toMatchObject({
      ok: false,
      reason,
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("within an absence, or beyond a day's maximum", async () => {
    const clinic = await aClinic({ dailyMax: 1 });
    const absence = {
      startsAt: new Date(clinic.at("2026-03-04T09:00")),
      endsAt: new Date(clinic.at("2026-03-04T13:00")),
    };
    await clinic.write((tx) =>
      tx.insert(availabilityBlocks).values({
        tenantId: clinic.tenantId,
        id: clinic.ruleId,
        professionalId: clinic.ana,
        ...absence,
        createdAt: new Date(clinic.now),
      }),
    );
    const visitor = () => clinic.browser("visitor").api.booking;
    expect(await visitor().hold(wanted(clinic, { start: clinic.at("2026-03-04T12:00") }))).toMatchObject({
      reason: "OUTSIDE_AVAILABILITY",
    });
    await bookAsClara(clinic, { start: clinic.at("2026-03-03T10:00") });
    expect(await visitor().hold(wanted(clinic, { start: clinic.at("2026-03-03T15:00") }))).toMatchObject({
      reason: "DAILY_MAX",
    });
    expect(await visitor().hold(wanted(clinic, { start: clinic.at("2026-03-05T15:00") }))).toMatchObject({ ok: true });
  });

  it("a wall-clock time that a clock change skips is not offered; the hours beside it are", async () => {
    // New York, 8 March 2026: 02:00 is followed by 03:00. Open around it.
    const clinic = await aClinic({ timeZone: "America/New_York", today: "2026-03-07T08:00" });
    await superuser`update availability_rules set weekday = 7, start = '01:00', "end" = '05:00' where tenant_id = ${clinic.tenantId} and start = '09:00' and weekday = 1`;
    const found = await clinic
      .browser("visitor")
      .api.booking.slots({ serviceId: clinic.services.visit, professionalId: clinic.ana, from: "2026-03-08", days: 1 });
    const walls = found.ok
      ? found.days[0]?.slots.map(({ start }) =>
          Temporal.Instant.fromEpochMilliseconds(start)
            .toZonedDateTimeISO("America/New_York")
            .toPlainTime()
            .toString({ smallestUnit: "minute" }),
        )
      : [];
    expect(walls).toEqual(["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
    // "02:30" can only be meant as an instant that does exist: the same one as 03:30, which is free.
    expect(clinic.at("2026-03-08T02:30")).toBe(clinic.at("2026-03-08T03:30"));
    const held = await clinic
      .browser("visitor")
      .api.booking.hold(wanted(clinic, { service: "visit", start: clinic.at("2026-03-08T02:30") }));
    expect(held).toMatchObject({ ok: true });
  });

  it("buffers of neighbours add up", async () => {
    const clinic = await aClinic();
    await bookAsClara(clinic, { service: "evaluation", start: clinic.at("2026-03-03T09:00") });
    // It ends at 10:30 and keeps the room until 10:45; the next session may begin at 11:00.
    expect(
      await clinic
        .browser("visitor")
        .api.booking.hold(wanted(clinic, { service: "visit", start: clinic.at("2026-03-03T10:30") })),
    ).toMatchObject({ reason: "SLOT_TAKEN" });
    expect(
      await clinic
        .browser("visitor")
        .api.booking.hold(wanted(clinic, { service: "visit", start: clinic.at("2026-03-03T11:00") })),
    ).toMatchObject({ ok: true });
  });

  it("who comes late is told the three nearest times, which can then be had", async () => {
    const clinic = await aClinic();
    await bookAsClara(clinic, { start: clinic.at("2026-03-03T10:00") });
    const late = clinic.browser("visitor");
    const refused = await late.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    const alternatives = ["09:00", "11:00", "11:30"].map((time) => {
      const start = clinic.at(`2026-03-03T${time}`);
      return { start, end: start + 60 * MINUTE, professionalId: clinic.ana };
    });
    expect(refused).toEqual({ ok: false, reason: "SLOT_TAKEN", alternatives });
    // The same visitor tries them in turn: each hold lets the one before go.
    for (const { start } of alternatives)
      expect(await late.api.booking.hold(wanted(clinic, { start }))).toMatchObject({ ok: true });
  });

  it("whoever is free: the least loaded is assigned", async () => {
    const clinic = await aClinic();
    await bookAsClara(clinic, { professionalId: clinic.ana, start: clinic.at("2026-03-03T09:00") });
    const { id } = await bookAsClara(clinic, { professionalId: "any", start: clinic.at("2026-03-03T15:00") });
    expect((await rowOf(clinic, id))?.professionalId).toBe(clinic.bruno);
    const second = await bookAsClara(clinic, { professionalId: "any", start: clinic.at("2026-03-03T15:00") });
    expect((await rowOf(clinic, second.id))?.professionalId).toBe(clinic.ana);
    expect(
      await clinic
        .browser("visitor")
        .api.booking.hold(wanted(clinic, { professionalId: "any", start: clinic.at("2026-03-03T15:00") })),
    ).toMatchObject({ reason: "SLOT_TAKEN" });
  });
});

describe("a hold", () => {
  it("keeps its time for ten minutes, and then stands in nobody's way", async () => {
    const clinic = await aClinic();
    const time = wanted(clinic, { start: clinic.at("2026-03-03T10:00") });
    const held = await clinic.browser("visitor").api.booking.hold(time);
    expect(held).toMatchObject({ ok: true, expiresAt: clinic.now + 10 * MINUTE });
    expect(await clinic.browser("visitor", { now: clinic.now + 10 * MINUTE - 1 }).api.booking.hold(time)).toMatchObject(
      { reason: "SLOT_TAKEN" },
    );
    // No job has run: the row is still there, and does not block.
    const after = { now: clinic.now + 10 * MINUTE };
    const slots = await clinic.browser("visitor", after).api.booking.slots({ ...time, from: "2026-03-03", days: 1 });
    expect(slots.ok && slots.days[0]?.slots.some(({ start }) => start === time.start)).toBe(true);
    expect(await clinic.browser("visitor", after).api.booking.hold(time)).toMatchObject({ ok: true });
  });

  it("an expired one does not block a longer appointment that only overlaps it, nor the desk", async () => {
    const clinic = await aClinic();
    await clinic
      .browser("visitor")
      .api.booking.hold(wanted(clinic, { service: "visit", start: clinic.at("2026-03-03T10:00") }));
    const later = clinic.as("secretary", { now: clinic.now + 11 * MINUTE });
    const created = await createAppointment(later, {
      ...wanted(clinic, { service: "evaluation", start: clinic.at("2026-03-03T09:30") }),
      client: { id: clinic.pedro },
      outsideHours: true,
      chargeCredits: true,
    });
    expect(created).toMatchObject({ ok: true });
  });

  it("is one per visitor: the second lets the first go", async () => {
    const clinic = await aClinic();
    const visitor = clinic.browser("visitor");
    const first = await visitor.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    await visitor.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T15:00") }));
    expect(first.ok && (await visitor.api.booking.held({ holdId: first.holdId }))).toMatchObject({
      reason: "HOLD_EXPIRED",
    });
    expect(
      await clinic.browser("visitor").api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") })),
    ).toMatchObject({ ok: true });
  });

  it("is let go by its owner only", async () => {
    const clinic = await aClinic();
    const time = wanted(clinic, { start: clinic.at("2026-03-03T10:00") });
    const owner = clinic.browser("visitor");
    const held = await owner.api.booking.hold(time);
    if (!held.ok) throw new Error(held.reason);
    const stranger = clinic.browser("visitor");
    await stranger.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-04T10:00") }));
    for (const other of [stranger, clinic.browser("visitor")]) {
      expect(await other.api.booking.release({ holdId: held.holdId })).toEqual({ ok: true });
      expect(await other.api.booking.held({ holdId: held.holdId })).toEqual({ ok: false, reason: "HOLD_EXPIRED" });
    }
    expect(await owner.api.booking.held({ holdId: held.holdId })).toMatchObject({
      ok: true,
      hold: { id: held.holdId },
    });
    await owner.api.booking.release({ holdId: held.holdId });
    expect(await clinic.browser("visitor").api.booking.hold(time)).toMatchObject({ ok: true });
  });

  it("cannot be booked by another, nor with a tampered cookie", async () => {
    const clinic = await aClinic();
    const held = await clinic
      .browser("visitor")
      .api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    const thief = clinic.browser("diego");
    expect(await thief.api.booking.confirm({ holdId: held.holdId })).toMatchObject({ reason: "HOLD_EXPIRED" });
    thief.context.resHeaders.append("set-cookie", `hold=${"A".repeat(32)}; Path=/`);
    expect(await thief.api.booking.confirm({ holdId: held.holdId })).toMatchObject({ reason: "HOLD_EXPIRED" });
    thief.context.resHeaders.append("set-cookie", "hold=' or true --; Path=/");
    expect(await thief.api.booking.confirm({ holdId: held.holdId })).toMatchObject({ reason: "HOLD_EXPIRED" });
    expect((await rowOf(clinic, held.holdId))?.status).toBe("held");
  });

  it("one address cannot keep the whole week", async () => {
    const clinic = await aClinic();
    const starts = Array.from(
      { length: 21 },
      (_, index) =>
        clinic.at(`2026-03-${String(3 + Math.floor(index / 7)).padStart(2, "0")}T09:00`) + (index % 7) * 30 * MINUTE,
    );
    const results: string[] = [];
    for (const start of starts) {
      const held = await clinic
        .browser("visitor", {}, "one-address")
        .api.booking.hold(wanted(clinic, { service: "visit", start, professionalId: "any" }));
      results.push(held.ok ? "held" : held.reason);
    }
    expect(results).toEqual([...Array.from({ length: 20 }, () => "held"), "TOO_MANY_HOLDS"]);
    expect(
      await clinic
        .browser("visitor", {}, "another")
        .api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-06T09:00") })),
    ).toMatchObject({ ok: true });
  });

  it("after its ten minutes cannot be booked, and books nothing", async () => {
    const clinic = await aClinic();
    const browser = clinic.browser("clara");
    const held = await browser.api.booking.hold(wanted(clinic, { start: clinic.at("2026-03-03T10:00") }));
    if (!held.ok) throw new Error(held.reason);
    browser.context.request = clinic.as("clara", { now: clinic.now + 10 * MINUTE });
    expect(await browser.api.booking.confirm({ holdId: held.holdId })).toMatchObject({
      ok: false,
      reason: "HOLD_EXPIRED",
    });
    expect((await rowOf(clinic, held.holdId))?.status).not.toBe("pending");
    expect(await lettersOf(clinic)).toEqual([]);
  });
});
