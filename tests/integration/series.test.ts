import { describe, expect, it } from "vitest";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, aLivingAppointment, balanceOf, lettersOf, rowOf } from "../support/living.ts";
import { expectTheLedgerToAddUp } from "../support/purse.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

/** Tuesdays at ten, three times, with Ana. */
const tuesdays = (clinic: Clinic) => ({
  serviceId: clinic.services.visit,
  professionalId: clinic.ana,
  rule: { firstStart: clinic.at("2026-03-03T10:00"), weekdays: [2], everyWeeks: 1, count: 3 },
});
const dates = (clinic: Clinic) =>
  ["2026-03-03", "2026-03-10", "2026-03-17"].map((date) => ({
    start: clinic.at(`${date}T10:00`),
    professionalId: clinic.ana,
  }));

const costing = (creditCost: number) => aClinic({ services: { visit: { creditCost } } });

async function aSeries(clinic: Clinic, who: "clara" | "secretary" = "clara") {
  const clientId = await aClientWith(clinic, "clara", 6);
  const booked = await clinic
    .browser(who)
    .api.series.book({ ...tuesdays(clinic), dates: dates(clinic), ...(who === "secretary" ? { clientId } : {}) });
  if (!booked.ok) throw new Error(booked.reason);
  return { ids: booked.appointmentIds as [string, string, string], clientId };
}

describe("a plan", () => {
  it("names what is free and why the rest is not, in the refusals' words, with what lies near; and takes nothing", async () => {
    const clinic = await aClinic();
    const clientId = await aClientWith(clinic, "diego", 0);
    await aLivingAppointment(clinic, {
      service: "visit",
      clientId,
      start: clinic.at("2026-03-10T10:00"),
      status: "confirmed",
      credits: 0,
    });
    const before = await digestOf(superuser, clinic.tenantId);
    const plan = await clinic.browser("clara").api.series.plan(tuesdays(clinic));
    if (!plan.ok) throw new Error(plan.reason);
    expect(plan.occurrences.map(({ reason }) => reason)).toEqual([null, "SLOT_TAKEN", null]);
    expect(plan.occurrences[1]?.alternatives).toHaveLength(3);
    expect(plan.occurrences[0]?.alternatives).toEqual([]);
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it.each([
    ["without an end", { count: undefined }],
    ["with two", { until: "2026-04-01" }],
    ["of more than 104", { count: 105 }],
    ["of no weekday", { weekdays: [] }],
    ["of an eighth day", { weekdays: [8] }],
    ["every 0 weeks", { everyWeeks: 0 }],
  ])("%s is refused as input", async (_what, change) => {
    const clinic = await aClinic();
    const wanted = tuesdays(clinic);
    await expect(
      clinic.browser("clara").api.series.plan({ ...wanted, rule: { ...wanted.rule, ...change } }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("that ends in seventy years is too long", async () => {
    const clinic = await aClinic();
    const { rule, ...wanted } = tuesdays(clinic);
    const { count: _count, ...endless } = rule;
    expect(
      await clinic.browser("clara").api.series.plan({ ...wanted, rule: { ...endless, until: "2096-01-01" } }),
    ).toEqual({ ok: false, reason: "SERIES_TOO_LONG" });
  });
});

describe("anybody's", () => {
  const anybodys = (clinic: Clinic) => ({ ...tuesdays(clinic), professionalId: "any" as const });
  /** Takes somebody's Tuesday, or another time, for Pedro. */
  const takes = async (clinic: Clinic, professionalId: string, ...times: string[]) => {
    for (const time of times) {
      const made = await clinic.browser("secretary").api.calendar.create({
        serviceId: clinic.services.visit,
        professionalId,
        start: clinic.at(time),
        client: { id: clinic.pedro },
      });
      if (!made.ok) throw new Error(made.reason);
    }
  };
  const planned = async (clinic: Clinic) => {
    const plan = await clinic.browser("clara").api.series.plan(anybodys(clinic));
    if (!plan.ok) throw new Error(plan.reason);
    const name = (id: string | null) => (id === clinic.ana ? "ana" : id === clinic.bruno ? "bruno" : null);
    return { ...plan, who: plan.occurrences.map((one) => name(one.professionalId)), lead: name(plan.leadId) };
  };
  const asShown = ({ occurrences }: Awaited<ReturnType<typeof planned>>) =>
    occurrences.flatMap(({ start, professionalId }) => (professionalId ? [{ start, professionalId }] : []));

  it("is one professional's who can take all of it, though busier than the other", async () => {
    const clinic = await aClinic();
    await takes(clinic, clinic.ana, "2026-03-10T10:00");
    await takes(clinic, clinic.bruno, "2026-03-04T10:00", "2026-03-05T10:00");
    expect((await planned(clinic)).who).toEqual(["bruno", "bruno", "bruno"]);
  });

  it("is the least loaded's of those who can take all", async () => {
    const clinic = await aClinic();
    await takes(clinic, clinic.bruno, "2026-03-04T10:00");
    expect((await planned(clinic)).who).toEqual(["ana", "ana", "ana"]);
    await takes(clinic, clinic.ana, "2026-03-04T10:00", "2026-03-05T10:00");
    expect((await planned(clinic)).who).toEqual(["bruno", "bruno", "bruno"]);
  });

  it("says who else gives the date they cannot, and when they could; and is booked exactly as shown, in one letter", async () => {
    const clinic = await aClinic();
    await takes(clinic, clinic.ana, "2026-03-10T10:00");
    await takes(clinic, clinic.bruno, "2026-03-03T10:00", "2026-03-17T10:00", "2026-03-18T10:00");
    const plan = await planned(clinic);
    expect([plan.lead, ...plan.who]).toEqual(["ana", "ana", "bruno", "ana"]);
    expect(plan.occurrences.map(({ reason }) => reason)).toEqual([null, null, null]);
    const instead = plan.occurrences[1]?.alternatives ?? [];
    expect(instead).toHaveLength(3);
    expect(new Set(instead.map(({ professionalId }) => professionalId))).toEqual(new Set([clinic.ana]));
    const told = (await lettersOf(clinic)).length;
    // Meanwhile Bruno has less to do: it is not shared out anew.
    const dates = asShown(plan);
    const booked = await clinic.browser("clara").api.series.book({ ...anybodys(clinic), dates });
    if (!booked.ok) throw new Error(booked.reason);
    const rows = await Promise.all(booked.appointmentIds.map((id) => rowOf(clinic, id)));
    expect(rows.map(({ startsAt, professionalId }) => ({ start: startsAt.getTime(), professionalId }))).toEqual(dates);
    expect(new Set(rows.map(({ seriesId }) => seriesId))).toEqual(new Set([booked.seriesId]));
    const sent = (await lettersOf(clinic)).slice(told);
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      "ana@correo.example",
      "bruno@correo.example",
      "clara@correo.example",
      "recepcion@clinica.example",
    ]);
    const mine = sent.find(({ recipient }) => recipient === "clara@correo.example")?.text ?? "";
    expect(mine).toMatch(/10 mar.*· Bruno Prueba/);
    expect(mine).toMatch(/17 mar.*· Ana Prueba/);
  });

  it("of a date that nobody can give says so, with what lies nearest", async () => {
    const clinic = await aClinic();
    await takes(clinic, clinic.ana, "2026-03-10T10:00");
    await takes(clinic, clinic.bruno, "2026-03-10T10:00", "2026-03-03T10:00");
    const plan = await planned(clinic);
    expect(plan.who).toEqual(["ana", null, "ana"]);
    expect(plan.occurrences[1]).toMatchObject({ reason: "SLOT_TAKEN" });
    expect(plan.occurrences[1]?.alternatives.map(({ start }) => start)).toEqual(
      ["09:00", "09:30", "10:30"].map((time) => clinic.at(`2026-03-10T${time}`)),
    );
  });

  it("is taken whole or not at all where one is gone meanwhile, which is named", async () => {
    const clinic = await aClinic();
    await takes(clinic, clinic.ana, "2026-03-10T10:00");
    const dates = asShown(await planned(clinic)).map((date, index) => ({
      ...date,
      professionalId: index === 1 ? clinic.ana : date.professionalId,
    }));
    await aClientWith(clinic, "clara", 0);
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await clinic.browser("clara").api.series.book({ ...anybodys(clinic), dates })).toEqual({
      ok: false,
      reason: "SLOT_TAKEN",
      start: clinic.at("2026-03-10T10:00"),
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("takes no time twice, of nobody who does not give it, and of a professional only their own", async () => {
    const clinic = await aClinic();
    const [first] = dates(clinic);
    if (!first) throw new Error("no dates");
    await takes(clinic, clinic.ana, "2026-03-04T10:00");
    const { api } = clinic.browser("clara");
    await expect(
      api.series.book({ ...anybodys(clinic), dates: [first, { ...first, professionalId: clinic.bruno }] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const refused = { ok: false, reason: "NOT_FOUND" };
    const evaluation = { ...anybodys(clinic), serviceId: clinic.services.evaluation };
    expect(await api.series.book({ ...evaluation, dates: [{ ...first, professionalId: clinic.bruno }] })).toEqual(
      refused,
    );
    const mixed = [first, { start: clinic.at("2026-03-10T10:00"), professionalId: clinic.bruno }];
    const ana = clinic.browser("ana").api;
    expect(await ana.series.book({ ...anybodys(clinic), clientId: clinic.pedro, dates: mixed })).toEqual(refused);
    expect(await ana.series.book({ ...anybodys(clinic), clientId: clinic.pedro, dates: [first] })).toMatchObject({
      ok: true,
    });
  });

  it("two who want the same people crosswise have both what they want: neither stands in the other's way", async () => {
    const clinic = await aClinic();
    await Promise.all([aClientWith(clinic, "clara", 0), aClientWith(clinic, "diego", 0)]);
    const before = await deadlocksSoFar();
    const given = (first: string, second: string) =>
      dates(clinic).map(({ start }, index) => ({ start, professionalId: index === 0 ? first : second }));
    // Every half hour from nine on.
    for (let round = -2; round < 6; round++) {
      const wanted = [given(clinic.ana, clinic.bruno), given(clinic.bruno, clinic.ana)].map((list) =>
        list.map((date) => ({ ...date, start: date.start + round * 1_800_000 })),
      );
      const answers = await Promise.all(
        (["clara", "diego"] as const).map((who, index) =>
          clinic.browser(who).api.series.book({ ...anybodys(clinic), dates: wanted[index] ?? [] }),
        ),
      );
      for (const { ok } of answers) expect(ok).toBe(true);
    }
    expect((await deadlocksSoFar()) - before).toBe(0);
  });
});

describe("booking", () => {
  it("takes all and tells of all in one letter with one file", async () => {
    const clinic = await costing(2);
    const { ids, clientId } = await aSeries(clinic);
    expect(await balanceOf(clinic, clientId)).toBe(0);
    const told = await lettersOf(clinic);
    expect(told.map(({ kind, recipient }) => [kind, recipient]).toSorted()).toEqual([
      ["institution.series.booked", "ana@correo.example"],
      ["institution.series.booked", "recepcion@clinica.example"],
      ["series.booked", "clara@correo.example"],
    ]);
    const mine = told.find(({ kind }) => kind === "series.booked");
    for (const day of ["3 mar", "10 mar", "17 mar"]) expect(mine?.text).toContain(day);
    expect(mine?.attachments).toHaveLength(1);
    for (const id of ids) expect(mine?.attachments?.[0]?.content).toContain(`UID:${id}@zaguan`);
    await expectTheLedgerToAddUp(superuser);
  });

  it("takes none where one is gone meanwhile, and names it", async () => {
    const clinic = await aClinic();
    const clientId = await aClientWith(clinic, "diego", 0);
    await aLivingAppointment(clinic, {
      service: "visit",
      clientId,
      start: clinic.at("2026-03-10T10:00"),
      status: "confirmed",
      credits: 0,
    });
    await aClientWith(clinic, "clara", 0);
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await clinic.browser("clara").api.series.book({ ...tuesdays(clinic), dates: dates(clinic) })).toEqual({
      ok: false,
      reason: "SLOT_TAKEN",
      start: clinic.at("2026-03-10T10:00"),
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("takes none without the credits for all", async () => {
    const clinic = await costing(2);
    await aClientWith(clinic, "clara", 5);
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await clinic.browser("clara").api.series.book({ ...tuesdays(clinic), dates: dates(clinic) })).toMatchObject({
      ok: false,
      reason: "NO_CREDIT",
      needed: 6,
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("takes none if its letter cannot be written", async () => {
    const clinic = await aClinic();
    await aClientWith(clinic, "clara", 0);
    const before = await digestOf(superuser, clinic.tenantId);
    await superuser.unsafe(`alter table letters add constraint no_letters check (tenant_id <> '${clinic.tenantId}')`);
    await expect(
      clinic.browser("clara").api.series.book({ ...tuesdays(clinic), dates: dates(clinic) }),
    ).rejects.toThrow();
    await superuser`alter table letters drop constraint no_letters`;
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("two who want the same dates at once: one has all of them, the other none", async () => {
    const clinic = await aClinic();
    await Promise.all([aClientWith(clinic, "clara", 0), aClientWith(clinic, "diego", 0)]);
    const answers = await Promise.all(
      (["clara", "diego"] as const).map((who) =>
        clinic.browser(who).api.series.book({ ...tuesdays(clinic), dates: dates(clinic) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "SLOT_TAKEN", start: expect.any(Number) });
  });
});

/**
 * How often PostgreSQL had to end a transaction for another's sake: `withTenant` tries those again, so that nobody sees them.
 * A connection counts its own when it ends.
 */
async function deadlocksSoFar(): Promise<number> {
  await superuser`select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = current_database() and usename = 'zaguan_app'`;
  const [row] = await superuser`select deadlocks::int as n from pg_stat_database where datname = current_database()`;
  return Number(row?.["n"]);
}

describe("a series and a cancellation of the same client", () => {
  it("take turns, whatever their order: nothing is ever tried again", { timeout: 120_000 }, async () => {
    const clinic = await aClinic({ services: { visit: { creditCost: 1, capacity: 8 } } });
    const clientId = await aClientWith(clinic, "clara", 500);
    const desk = clinic.browser("secretary").api;
    const wanted = { ...tuesdays(clinic), dates: dates(clinic) };
    const before = await deadlocksSoFar();
    const outcomes: Record<string, number> = {};
    for (let round = 0; round < 25; round++) {
      const seats: string[] = [];
      for (const { start } of wanted.dates) {
        const made = await desk.calendar.create({ ...wanted, start, client: { id: clientId } });
        if (!made.ok) throw new Error(made.reason);
        seats.push(made.appointmentId);
      }
      const earlier = await desk.series.book({ ...wanted, clientId });
      if (!earlier.ok) throw new Error(earlier.reason);
      const [first = ""] = earlier.appointmentIds;
      const answers = await Promise.all([
        desk.series.book({ ...wanted, clientId }),
        ...seats.toReversed().map((id) => desk.calendar.cancel({ id })),
        desk.series.cancel({ id: first, reach: "all" }),
      ]);
      for (const { ok } of answers) outcomes[String(ok)] = (outcomes[String(ok)] ?? 0) + 1;
      const [booked] = answers;
      if (booked && "appointmentIds" in booked)
        await desk.series.cancel({ id: booked.appointmentIds[0] ?? "", reach: "all" });
    }
    const deadlocks = (await deadlocksSoFar()) - before;
    console.info(`series against cancellations: ${JSON.stringify(outcomes)}, ${String(deadlocks)} deadlocks`);
    expect(deadlocks).toBe(0);
    expect(outcomes).toEqual({ true: 125 });
    expect(await balanceOf(clinic, clientId)).toBe(500);
    await expectTheLedgerToAddUp(superuser);
  });
});

describe("cancelling", () => {
  const statuses = async (clinic: Clinic, ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await rowOf(clinic, id)).status));

  it.each([
    ["this", ["confirmed", "cancelled", "confirmed"], 2, "appointment.cancelled"],
    ["following", ["confirmed", "cancelled", "cancelled"], 4, "series.cancelled"],
    ["all", ["cancelled", "cancelled", "cancelled"], 6, "series.cancelled"],
  ] as const)("%s", async (reach, left, creditsBack, kind) => {
    const clinic = await costing(2);
    const { ids, clientId } = await aSeries(clinic, "secretary");
    const told = (await lettersOf(clinic)).length;
    const api = clinic.browser("clara").api;
    expect(await api.booking.consequence({ id: ids[1], reach })).toMatchObject({
      ok: true,
      creditsBack,
      spent: creditsBack,
    });
    expect(await api.series.cancel({ id: ids[1], reach })).toMatchObject({ ok: true, creditsBack });
    expect(await statuses(clinic, ids)).toEqual(left);
    expect(await balanceOf(clinic, clientId)).toBe(creditsBack);
    const mine = (await lettersOf(clinic)).slice(told).filter(({ recipient }) => recipient === "clara@correo.example");
    expect(mine.map((letter) => letter.kind)).toEqual([kind]);
    await expectTheLedgerToAddUp(superuser);
  });

  it("leaves what is past, and another's is unknown", async () => {
    const clinic = await aClinic();
    const { ids } = await aSeries(clinic);
    expect(await clinic.browser("diego").api.series.cancel({ id: ids[0], reach: "all" })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    const later = clinic.at("2026-03-04T10:00");
    expect(await clinic.browser("clara", { now: later }).api.series.cancel({ id: ids[1], reach: "all" })).toMatchObject(
      { ok: true },
    );
    expect(await statuses(clinic, ids)).toEqual(["confirmed", "cancelled", "cancelled"]);
  });
});

describe("moving", () => {
  const times = async (clinic: Clinic, ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await rowOf(clinic, id)).startsAt.getTime()));

  it("a week on goes through its own neighbours, in one letter", async () => {
    const clinic = await aClinic();
    const { ids } = await aSeries(clinic);
    const told = (await lettersOf(clinic)).length;
    expect(
      await clinic
        .browser("secretary")
        .api.series.move({ id: ids[0], start: clinic.at("2026-03-10T10:00"), reach: "all" }),
    ).toMatchObject({ ok: true });
    expect(await times(clinic, ids)).toEqual(
      ["2026-03-10", "2026-03-17", "2026-03-24"].map((date) => clinic.at(`${date}T10:00`)),
    );
    const sent = (await lettersOf(clinic)).slice(told);
    expect(sent.map(({ kind, recipient }) => [kind, recipient]).toSorted()).toEqual([
      ["institution.series.moved", "ana@correo.example"],
      ["series.moved", "clara@correo.example"],
    ]);
    expect(sent.find(({ kind }) => kind === "series.moved")?.text).toMatch(/3 mar.*10:00 → .*10 mar.*10:00/i);
  });

  it("this and following, by as much on the wall", async () => {
    const clinic = await aClinic();
    const { ids } = await aSeries(clinic);
    expect(
      await clinic
        .browser("clara")
        .api.series.move({ id: ids[1], start: clinic.at("2026-03-11T15:30"), reach: "following" }),
    ).toMatchObject({ ok: true });
    expect(await times(clinic, ids)).toEqual([
      clinic.at("2026-03-03T10:00"),
      clinic.at("2026-03-11T15:30"),
      clinic.at("2026-03-18T15:30"),
    ]);
  });

  it("none where one cannot be had: it is named, with whose it was to be", async () => {
    const clinic = await aClinic();
    const { ids } = await aSeries(clinic);
    const clientId = await aClientWith(clinic, "diego", 0);
    await aLivingAppointment(clinic, {
      service: "visit",
      clientId,
      start: clinic.at("2026-03-18T10:00"),
      status: "confirmed",
      credits: 0,
    });
    const before = await digestOf(superuser, clinic.tenantId);
    expect(
      await clinic.browser("clara").api.series.move({ id: ids[0], start: clinic.at("2026-03-04T10:00"), reach: "all" }),
    ).toMatchObject({
      ok: false,
      reason: "SLOT_TAKEN",
      start: clinic.at("2026-03-18T10:00"),
      from: clinic.at("2026-03-17T10:00"),
    });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });
});

describe("how clients pay a series", () => {
  const either = (balance: number, cost: { creditCost: number; priceMinor: number }) =>
    aClinic({ services: { visit: cost } }).then(async (clinic) => ({
      clinic,
      api: clinic.browser("clara").api,
      clientId: await aClientWith(clinic, "clara", balance),
    }));

  it("is at the desk where they would rather: nothing is kept of their credits, and the plan says both prices", async () => {
    const { clinic, api, clientId } = await either(6, { creditCost: 2, priceMinor: 900_000 });
    expect(await api.series.plan(tuesdays(clinic))).toMatchObject({ creditCost: 2, priceMinor: 900_000, balance: 6 });
    const booked = await api.series.book({ ...tuesdays(clinic), dates: dates(clinic), payWith: "desk" });
    if (!booked.ok) throw new Error(booked.reason);
    for (const id of booked.appointmentIds)
      expect(await rowOf(clinic, id)).toMatchObject({ creditCost: 0, priceMinor: 900_000, status: booked.status });
    expect(await balanceOf(clinic, clientId)).toBe(6);
    await expectTheLedgerToAddUp(superuser);
  });

  it("is with credits where nothing else pays it", async () => {
    const { clinic, api } = await either(0, { creditCost: 2, priceMinor: 0 });
    expect(await api.series.book({ ...tuesdays(clinic), dates: dates(clinic), payWith: "desk" })).toMatchObject({
      ok: false,
      reason: "NO_CREDIT",
    });
  });
});
