import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { warnOfExpiry } from "#modules/credits/commands/warn-of-expiry.ts";
import { letters } from "#modules/notifications/tables.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import { aClinic, type Clinic, type Person, PERSONS } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aPurse, expectTheLedgerToAddUp } from "../support/purse.ts";

const { superuser } = await anInstallation();
const GOOD = { amount: 5, source: "purchase", reason: "Paquete de cinco", expiresOn: "2026-12-31" } as const;

const issuing = (clinic: Clinic, changes: object = {}) => ({
  requestId: newId(),
  clientId: clinic.pedro,
  ...GOOD,
  ...changes,
});
const desk = (clinic: Clinic) => clinic.browser("secretary").api.credits;

async function outcome(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    (answer) =>
      typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "reason" in answer
        ? String(answer.reason)
        : "ok",
    (error: unknown) =>
      error instanceof Error ? (error.cause instanceof Error ? error.cause.name : error.name) : "thrown",
  );
}

/** Pedro comes to Ana, so that he is her client. */
const comesToAna = (clinic: Clinic) =>
  createAppointment(clinic.as("secretary"), {
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-03T10:00"),
    client: { id: clinic.pedro },
    outsideHours: false,
    chargeCredits: true,
  });

describe("issuing and taking off", () => {
  it("a second click is the same request, at once or an hour later", async () => {
    const clinic = await aClinic();
    const request = issuing(clinic);
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk(clinic).issue(request)));
    expect(new Set(answers.map((answer) => answer.ok && answer.lotId)).size).toBe(1);
    const taking = { requestId: newId(), clientId: clinic.pedro, amount: 2, reason: "Se cargaron de más" };
    await Promise.all(Array.from({ length: 6 }, () => desk(clinic).adjust(taking)));
    const found = await desk(clinic).ofClient({ clientId: clinic.pedro });
    expect(found.ok && found.credits.balance).toBe(3);
    expect(found.ok && found.credits.movements.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["adjust", -2],
      ["issue", 5],
    ]);
    const audited =
      await superuser`select action from audit_log where tenant_id = ${clinic.tenantId} and action like 'credits.%' order by action`;
    expect(audited.map(({ action }) => action as string)).toEqual(["credits.adjust", "credits.issue"]);
  });

  it("no more is taken off than there is", async () => {
    const clinic = await aClinic();
    await desk(clinic).issue(issuing(clinic));
    expect(
      await desk(clinic).adjust({ requestId: newId(), clientId: clinic.pedro, amount: 6, reason: "Por error" }),
    ).toEqual({ ok: false, reason: "NO_CREDIT", needed: 6, balance: 5 });
  });

  it.each<[string, object, string]>([
    ["zero", { amount: 0 }, "ZodError"],
    ["less than zero", { amount: -3 }, "ZodError"],
    ["half a credit", { amount: 1.5 }, "ZodError"],
    ["2^53", { amount: 2 ** 53 }, "ZodError"],
    ["one too many", { amount: 1001 }, "ZodError"],
    ["not a number", { amount: Number.NaN }, "ZodError"],
    ["a number as text", { amount: "5" }, "ZodError"],
    ["no reason", { reason: "   " }, "ZodError"],
    ["a reason of 10,000 characters", { reason: "x".repeat(10_000) }, "ZodError"],
    ["a date that is none", { expiresOn: "2026-02-30" }, "ZodError"],
    ["the year 9999", { expiresOn: "9999-12-31" }, "ZodError"],
    ["a source of its own", { source: "cancellation" }, "ZodError"],
    ["yesterday", { expiresOn: "2026-03-01" }, "EXPIRY_PAST"],
    ["an unknown client", { clientId: "0195f000-0000-7000-8000-000000000000" }, "NOT_FOUND"],
    ["today", { expiresOn: "2026-03-02" }, "ok"],
    ["the longest reason", { reason: "á".repeat(500) }, "ok"],
    ["the most, for ever", { amount: 1000, expiresOn: null }, "ok"],
  ])("%s", async (_, changes, expected) => {
    const clinic = await aClinic();
    expect(await outcome(desk(clinic).issue(issuing(clinic, changes)))).toBe(expected);
    const [row] = await superuser`select count(*)::int as lines from credit_lines where tenant_id = ${clinic.tenantId}`;
    expect(row?.["lines"]).toBe(expected === "ok" ? 1 : 0);
  });
});

describe("who sees and who may", () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await aClinic();
    await desk(clinic).issue(issuing(clinic));
    await comesToAna(clinic);
  });

  const MAY: Record<Person, { see: string; overview: string; write: string }> = {
    admin: { see: "ok", overview: "ok", write: "ok" },
    secretary: { see: "ok", overview: "ok", write: "ok" },
    director: { see: "ok", overview: "ok", write: "Forbidden" },
    technician: { see: "Forbidden", overview: "Forbidden", write: "Forbidden" },
    ana: { see: "ok", overview: "Forbidden", write: "Forbidden" },
    bruno: { see: "NOT_FOUND", overview: "Forbidden", write: "Forbidden" },
    clara: { see: "NOT_FOUND", overview: "Forbidden", write: "Forbidden" },
    diego: { see: "NOT_FOUND", overview: "Forbidden", write: "Forbidden" },
  };
  it.each(PERSONS)("%s", async (person) => {
    const { credits } = clinic.browser(person).api;
    expect({
      see: await outcome(credits.ofClient({ clientId: clinic.pedro })),
      overview: await outcome(credits.overview()),
      write: await outcome(credits.issue(issuing(clinic))),
    }).toEqual(MAY[person]);
  });

  it("a visitor is asked who they are", async () => {
    const { credits } = clinic.browser("visitor").api;
    for (const attempt of [
      credits.mine({}),
      credits.overview(),
      credits.ofClient({ clientId: clinic.pedro }),
      credits.issue(issuing(clinic)),
    ]) {
      expect(await outcome(attempt)).toBe("Unauthenticated");
    }
  });

  it("another institution's client is as unknown as nobody", async () => {
    const neighbour = await aClinic();
    for (const clientId of [clinic.pedro, newId()]) {
      expect(await outcome(desk(neighbour).ofClient({ clientId }))).toBe("NOT_FOUND");
      expect(await outcome(desk(neighbour).issue(issuing(neighbour, { clientId })))).toBe("NOT_FOUND");
      expect(
        await outcome(desk(neighbour).adjust({ requestId: newId(), clientId, amount: 1, reason: "Por error" })),
      ).toBe("NOT_FOUND");
    }
    expect(await desk(neighbour).overview()).toMatchObject({
      outstanding: 0,
      held: 0,
      bySource: [],
      byMonth: [],
      ledger: { lots: 0, entries: 0, reconciles: true },
    });
  });

  it("a client sees their own, from the first booking on", async () => {
    const { api } = clinic.browser("clara");
    expect(await api.credits.mine({})).toMatchObject({ balance: 0, lots: [], movements: [] });
  });
});

describe("booking", () => {
  async function aClientWith(credits: number) {
    const clinic = await aClinic({ services: { session: { creditCost: 1 }, visit: { creditCost: 2 } } });
    const { api } = clinic.browser("clara");
    const book = async (service: "session" | "visit", start: string) => {
      const held = await api.booking.hold({
        serviceId: clinic.services[service],
        professionalId: clinic.ana,
        start: clinic.at(start),
      });
      if (!held.ok) throw new Error(held.reason);
      return api.booking.confirm({ holdId: held.holdId });
    };
    const [user] = await superuser<{ id: string }[]>`
      insert into clients ${superuser({ tenant_id: clinic.tenantId, id: newId(), user_id: clinic.users.clara.userId, first_name: "Clara", last_name: "Prueba", search_text: "", created_at: new Date(clinic.now) })} returning id`;
    const purse = aPurse(clinic, user?.id);
    if (credits > 0) await purse.give(credits, "2026-12-31");
    return { clinic, api, book, purse };
  }
  const kinds = async (api: Awaited<ReturnType<typeof aClientWith>>["api"]) =>
    (await api.credits.mine({})).movements.map(({ kind, amount, appointment }) => [
      kind,
      amount,
      appointment?.service.en ?? null,
    ]);

  it("a request sets credits aside, its confirmation spends them, and each names its appointment", async () => {
    const { clinic, api, book } = await aClientWith(3);
    const booked = await book("session", "2026-03-03T09:00");
    expect(await kinds(api)).toEqual([
      ["hold", -1, "Session"],
      ["issue", 3, null],
    ]);
    expect(await desk(clinic).overview()).toMatchObject({ outstanding: 2, held: 1 });
    if (!booked.ok) throw new Error(booked.reason);
    await clinic.browser("secretary").api.calendar.confirm({ id: booked.appointmentId });
    expect(await kinds(api)).toEqual([
      ["used", -1, "Session"],
      ["issue", 3, null],
    ]);
    expect(await desk(clinic).overview()).toMatchObject({ outstanding: 2, held: 0 });
  });

  it("what is confirmed at once is spent at once", async () => {
    const { api, book } = await aClientWith(3);
    expect(await book("visit", "2026-03-03T09:00")).toMatchObject({ ok: true, status: "confirmed" });
    expect(await kinds(api)).toEqual([
      ["used", -2, "Visit"],
      ["issue", 3, null],
    ]);
  });

  it("a rejection gives everything back", async () => {
    const { clinic, api, book } = await aClientWith(1);
    const booked = await book("session", "2026-03-03T09:00");
    if (!booked.ok) throw new Error(booked.reason);
    await clinic.browser("secretary").api.calendar.reject({ id: booked.appointmentId, reason: "No hay lugar" });
    expect(await kinds(api)).toEqual([
      ["release", 1, "Session"],
      ["hold", -1, "Session"],
      ["issue", 1, null],
    ]);
    expect((await api.credits.mine({})).balance).toBe(1);
  });

  it("without enough of them nothing is booked, and the time stays held", async () => {
    const { clinic, book, purse } = await aClientWith(1);
    expect(await book("visit", "2026-03-03T09:00")).toEqual({ ok: false, reason: "NO_CREDIT", needed: 2, balance: 1 });
    expect(Object.values(await purse.lots())).toEqual([1]);
    const rows = await superuser`select status, client_id from appointments where tenant_id = ${clinic.tenantId}`;
    expect(rows.map(({ status, client_id }) => [status, client_id] as unknown)).toEqual([["held", null]]);
  });

  it("whoever has too few of them pays the price at the desk, for one and for what is left of a series", async () => {
    const clinic = await aClinic({ services: { session: { creditCost: 2, priceMinor: 1_800_000 } } });
    const purse = aPurse(clinic);
    await purse.give(5);
    const { api } = clinic.browser("secretary");
    const time = { serviceId: clinic.services.session, professionalId: clinic.ana };
    const starts = ["03", "10", "17"].map((day) => clinic.at(`2026-03-${day}T10:00`));
    const series = await api.series.book({
      ...time,
      clientId: clinic.pedro,
      dates: starts.map((start) => ({ start, professionalId: clinic.ana })),
      rule: { firstStart: starts[0] ?? 0, weekdays: [2], everyWeeks: 1, count: 3 },
    });
    expect(series).toMatchObject({ ok: true });
    const one = await api.calendar.create({
      ...time,
      start: clinic.at("2026-03-04T10:00"),
      client: { id: clinic.pedro },
    });
    expect(one).toMatchObject({ ok: true, atDesk: true });
    const costs = await superuser`
      select credit_cost, price_minor::int as price_minor from appointments where tenant_id = ${clinic.tenantId} order by series_id nulls last, starts_at`;
    expect(costs.map(({ credit_cost, price_minor }) => [credit_cost, price_minor] as unknown)).toEqual([
      [2, 1_800_000],
      [2, 1_800_000],
      [0, 1_800_000],
      [0, 1_800_000],
    ]);
    expect(Object.values(await purse.lots())).toEqual([1]);
    // Nor does cancelling speak of credits that were not spent.
    expect(one.ok && (await api.calendar.cancel({ id: one.appointmentId }))).toMatchObject({ creditsBack: 0 });
    await expectTheLedgerToAddUp(superuser);
  });

  it("clients themselves are asked how they pay: too few credits refuse the series that they book", async () => {
    const { clinic, api, purse } = await aClientWith(1);
    const starts = ["03", "10"].map((day) => clinic.at(`2026-03-${day}T10:00`));
    expect(
      await api.series.book({
        serviceId: clinic.services.session,
        professionalId: clinic.ana,
        dates: starts.map((start) => ({ start, professionalId: clinic.ana })),
        rule: { firstStart: starts[0] ?? 0, weekdays: [2], everyWeeks: 1, count: 2 },
      }),
    ).toMatchObject({ ok: false, reason: "NO_CREDIT" });
    expect(Object.values(await purse.lots())).toEqual([1]);
  });

  it("the desk may book without them what costs nothing else", async () => {
    const clinic = await aClinic({ services: { session: { creditCost: 1, priceMinor: 0 } } });
    const wanted = {
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-03T10:00"),
      client: { id: clinic.pedro },
    };
    expect(await clinic.browser("secretary").api.calendar.create(wanted)).toEqual({
      ok: false,
      reason: "NO_CREDIT",
      needed: 1,
      balance: 0,
    });
    expect(await clinic.browser("secretary").api.calendar.create({ ...wanted, chargeCredits: false })).toMatchObject({
      ok: true,
    });
    const [row] = await superuser`select count(*)::int as lines from credit_lines where tenant_id = ${clinic.tenantId}`;
    expect(row?.["lines"]).toBe(0);
    // What is on the row is what applies: nothing that cancelling could be said to give back.
    const costs = await superuser`select credit_cost from appointments where tenant_id = ${clinic.tenantId}`;
    expect(costs.map(({ credit_cost }) => credit_cost as number)).toEqual([0]);
  });

  it("who may not give credits may not waive them: neither for one nor for a series", async () => {
    const clinic = await aClinic({ services: { session: { creditCost: 1 } } });
    const time = { serviceId: clinic.services.session, professionalId: clinic.ana, chargeCredits: false };
    const start = clinic.at("2026-03-03T10:00");
    const series = {
      ...time,
      clientId: clinic.pedro,
      dates: [start, clinic.at("2026-03-10T10:00")].map((each) => ({
        start: each,
        professionalId: time.professionalId,
      })),
      rule: { firstStart: start, weekdays: [2], everyWeeks: 1, count: 2 },
    };
    const { api } = clinic.browser("ana");
    // Pedro is hers to book for.
    await clinic.browser("secretary").api.calendar.create({
      ...time,
      start: clinic.at("2026-03-04T10:00"),
      client: { id: clinic.pedro },
    });
    await expect(api.calendar.create({ ...time, start, client: { id: clinic.pedro } })).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    await expect(api.series.book(series)).rejects.toMatchObject({ cause: { name: "Forbidden" } });
    expect(await clinic.browser("secretary").api.series.book(series)).toMatchObject({ ok: true });
    const costs = await superuser`select credit_cost from appointments where tenant_id = ${clinic.tenantId}`;
    expect(costs.map(({ credit_cost }) => credit_cost as number)).toEqual([0, 0, 0]);
  });

  it("of a policy that gives credits of the institution, only what was spent comes back: nothing spent, nothing issued", async () => {
    const policy: CancellationPolicy = {
      windows: [{ hours: 24, share: 100 }],
      noShowShare: 0,
      returns: { kind: "credits", amount: 3, expiresInDays: 30 },
    };
    const clinic = await aClinic({ services: { session: { creditCost: 2, policy } } });
    const { api } = clinic.browser("secretary");
    const book = async (day: string, chargeCredits: boolean) => {
      const made = await api.calendar.create({
        serviceId: clinic.services.session,
        professionalId: clinic.ana,
        start: clinic.at(`2026-03-${day}T10:00`),
        client: { id: clinic.pedro },
        chargeCredits,
      });
      if (!made.ok) throw new Error(made.reason);
      return made.appointmentId;
    };
    const purse = aPurse(clinic);
    const free = await book("04", false);
    expect(await api.booking.consequence({ id: free })).toMatchObject({ creditsBack: 0, spent: 0 });
    expect(await api.calendar.cancel({ id: free })).toMatchObject({ creditsBack: 0 });
    expect(await purse.lots()).toEqual({});
    await purse.give(2);
    const paid = await book("05", true);
    expect(await api.booking.consequence({ id: paid })).toMatchObject({ creditsBack: 2, spent: 2 });
    expect(await api.calendar.cancel({ id: paid })).toMatchObject({ creditsBack: 2 });
    expect(Object.values(await purse.lots()).toSorted()).toEqual([0, 2]);
  });
});

describe("the letter a week before", () => {
  const queued = (clinic: Clinic) =>
    clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "credits.expiring")));
  const weekBefore = (clinic: Clinic, at = "2026-03-24T00:00") => clinic.as("job", { now: clinic.at(at) });

  it("is written once, in the client's language, however often and late the job runs", async () => {
    const clinic = await aClinic();
    const lotId = await aPurse(clinic).give(2, "2026-03-31");
    await Promise.all([1, 2, 3].map(() => warnOfExpiry(weekBefore(clinic), { lotId })));
    await warnOfExpiry(weekBefore(clinic, "2026-03-31T23:00"), { lotId });
    const [letter, ...more] = await queued(clinic);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      recipient: "pedro@correo.example",
      locale: "es-AR",
      subject: "Te quedan 2 créditos que vencen el martes, 31 de marzo",
    });
    await superuser`update clients set locale = 'en' where id = ${clinic.pedro}`;
    const other = await aPurse(clinic).give(1, "2026-03-31");
    await warnOfExpiry(weekBefore(clinic), { lotId: other });
    expect((await queued(clinic)).find(({ cause }) => cause === `lot:${other}`)?.subject).toBe(
      "You have 1 credit that expires on Tuesday, March 31",
    );
  });

  it("is not written when nothing is left, nowhere to write to, too late, or of another institution's lot", async () => {
    const clinic = await aClinic();
    const purse = aPurse(clinic);
    const spent = await purse.give(1, "2026-03-31");
    await purse.hold(newId(), 1);
    const over = await purse.give(1, "2026-03-31");
    await warnOfExpiry(weekBefore(clinic), { lotId: spent });
    await warnOfExpiry(weekBefore(clinic, "2026-04-01T00:00"), { lotId: over });
    await warnOfExpiry(weekBefore(clinic), { lotId: newId() });
    const neighbour = await aClinic();
    await warnOfExpiry(weekBefore(neighbour), { lotId: over });
    await superuser`update clients set email = null where id = ${clinic.pedro}`;
    await warnOfExpiry(weekBefore(clinic), { lotId: over });
    expect(await queued(clinic)).toEqual([]);
    expect(await queued(neighbour)).toEqual([]);
  });
});

it("the institution's page adds up: source by source, month by month, and to the ledger", async () => {
  const clinic = await aClinic();
  const purse = aPurse(clinic);
  const lot = await purse.give(5, "2026-03-20");
  await purse.give(4, "2026-12-31");
  const [one, other] = [newId(), newId()];
  await purse.hold(one, 2);
  await purse.hold(other, 1);
  await purse.capture(one);
  await desk(clinic).adjust({ requestId: newId(), clientId: clinic.pedro, amount: 1, reason: "Por error" });
  const april = clinic.as("secretary", { now: clinic.at("2026-04-01T00:00") });
  await purse.giveBack(one, 1, `transition:${newId()}`, april);
  expect(await desk(clinic).overview()).toMatchObject({
    outstanding: 6,
    overdue: 0,
    held: 1,
    expiring: { amount: 1, count: 1, lots: [{ id: lot, remaining: 1, expiresOn: "2026-03-20" }] },
  });

  const { overview } = clinic.browser("secretary", { now: april.now }).api.credits;
  expect(await overview()).toEqual({
    ok: true,
    timeZone: clinic.timeZone,
    today: "2026-04-01",
    outstanding: 5,
    holders: 1,
    overdue: 1,
    held: 1,
    expiring: {
      until: "2026-05-01",
      amount: 1,
      count: 1,
      lots: [expect.objectContaining({ source: "cancellation", remaining: 1, expiresOn: "2026-05-01" })],
    },
    bySource: [
      { source: "purchase", issued: 9, used: 2, expired: 1, takenBack: 1, left: 5 },
      { source: "cancellation", issued: 1, used: 0, expired: 0, takenBack: 0, left: 1 },
    ],
    byMonth: [
      { month: "2026-04", issued: 1, used: -1, expired: 1, takenBack: 0, left: 6 },
      { month: "2026-03", issued: 9, used: 3, expired: 0, takenBack: 1, left: 5 },
    ],
    ledger: { sumOfLines: 6, entries: 9, sumOfLots: 6, lots: 3, wrong: 0, reconciles: true },
  });
  await expectTheLedgerToAddUp(superuser);
});

it("a lot that was written past the ledger is noticed", async () => {
  const clinic = await aClinic();
  const lot = await aPurse(clinic).give(5);
  await superuser`update credit_lots set remaining = 6 where id = ${lot}`;
  expect(await desk(clinic).overview()).toMatchObject({
    ledger: { sumOfLines: 5, sumOfLots: 6, wrong: 1, reconciles: false },
  });
  await superuser`update credit_lots set remaining = 5 where id = ${lot}`;
});
