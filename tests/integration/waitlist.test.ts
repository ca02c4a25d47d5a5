import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { dateOf } from "#lib/time.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { clients } from "#modules/clients/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { expireAppointment } from "#modules/scheduling/commands/expire-appointment.ts";
import { holdSlot } from "#modules/scheduling/commands/hold-slot.ts";
import { releaseHold } from "#modules/scheduling/commands/release-hold.ts";
import { appointments } from "#modules/scheduling/tables.ts";
import { lapseOffer } from "#modules/waitlist/commands/lapse-offer.ts";
import { type FreedTime, offerFreedTime } from "#modules/waitlist/commands/offer-freed-time.ts";
import { offerOpenedTime } from "#modules/waitlist/commands/offer-opened-time.ts";
import { waitlistJobs } from "#modules/waitlist/jobs.ts";
import type { OpenedTime } from "#modules/waitlist/queries/next-fit.ts";
import type { JoinWaitlist } from "#modules/waitlist/schemas.ts";
import { waitlistEntries, waitlistOffers } from "#modules/waitlist/tables.ts";
import { boss } from "#platform/queue/boss.ts";
import { signToken } from "#platform/tokens.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { aClinic, type Clinic, type ClinicOptions, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { expectTheLedgerToAddUp } from "../support/purse.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { behind } = await anInstallation();

const HOUR = 3_600_000;
const ANY = {
  professionalIds: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromTime: "00:00",
  untilTime: "23:59",
  dateFrom: null,
  dateUntil: null,
};
/** A start that Ana has free: Wednesday at ten. The clinic's now is Monday, 8:00. */
const FREE = "2026-03-04T10:00";

type Waiting = "clara" | "diego" | "pedro";

/** A clinic and its line for a service, first in line first. */
async function aLine(
  who: readonly Waiting[],
  options: ClinicOptions & { service?: "session" | "visit"; wishes?: Partial<JoinWaitlist> } = {},
) {
  const clinic = await aClinic(options);
  const serviceId = clinic.services[options.service ?? "session"];
  const wishes = { ...ANY, ...options.wishes, serviceId };
  const entries: Record<string, string> = {};
  for (const name of who) {
    const joined =
      name === "pedro"
        ? await clinic.browser("secretary").api.waitlist.add({ ...wishes, clientId: clinic.pedro })
        : await clinic.browser(name).api.waitlist.join(wishes);
    if (!joined.ok) throw new Error(joined.reason);
    entries[name] = joined.entryId;
  }
  const start = clinic.at(FREE);
  const freed = { serviceId, professionalId: clinic.ana, start, end: start + HOUR };
  const free = (at = clinic.now, time: Partial<typeof freed> = {}) =>
    offerFreedTime(clinic.as("job", { now: at }), { ...freed, ...time });
  const offers = () => clinic.read((tx) => tx.select().from(waitlistOffers).orderBy(waitlistOffers.id));
  const statuses = async () =>
    Object.fromEntries(
      (await clinic.read((tx) => tx.select().from(waitlistEntries))).map(({ id, status }) => [
        Object.keys(entries).find((name) => entries[name] === id) ?? id,
        status,
      ]),
    );
  const held = () => clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.status, "held")));
  /** The last offer, as the letter has it. */
  const offered = async () => {
    const offer = (await offers()).at(-1);
    if (!offer) throw new Error("nothing is offered");
    return { ...offer, token: signToken(clinic.tenantId, "waitlist-offer", offer.id) };
  };
  return { clinic, entries, freed, free, offers, offered, statuses, held };
}

const clientOf = async (clinic: Clinic, who: Person): Promise<string> => {
  const [client] = await clinic.read((tx) =>
    tx.select({ id: clients.id }).from(clients).where(eq(clients.userId, clinic.users[who].userId)),
  );
  return client?.id ?? "";
};

async function give(clinic: Clinic, clientId: string, amount: number): Promise<void> {
  const ctx = clinic.as("secretary");
  await withTenant(ctx, (tx) =>
    addLot(tx, ctx, { clientId, amount, source: "gift", cause: `request:${newId()}`, expiresOn: null }),
  );
}

const balance = async (clinic: Clinic, clientId: string): Promise<number> => {
  const [row] =
    await behind`select coalesce(sum(remaining), 0)::int as n from credit_lots where tenant_id = ${clinic.tenantId} and client_id = ${clientId}`;
  return row?.["n"] as number;
};

/** What must hold at any time: a client's hold has its open offer and the other way round; no credits stay held without one. */
async function expectNothingLeftOver(clinic: Clinic): Promise<void> {
  const orphans = await behind`
    select a.id from appointments a left join waitlist_offers o on o.tenant_id = a.tenant_id and o.appointment_id = a.id and o.status = 'open'
    where a.tenant_id = ${clinic.tenantId} and a.status = 'held' and a.client_id is not null and o.id is null`;
  expect(orphans).toEqual([]);
  const adrift = await behind`
    select e.id from waitlist_entries e left join waitlist_offers o on o.tenant_id = e.tenant_id and o.entry_id = e.id and o.status = 'open'
    where e.tenant_id = ${clinic.tenantId} and (e.status = 'offered') <> (o.id is not null)`;
  expect(adrift).toEqual([]);
  const kept = await behind`
    select c.appointment_id from credit_lines c left join appointments a on a.tenant_id = c.tenant_id and a.id = c.appointment_id
    where c.tenant_id = ${clinic.tenantId} and c.appointment_id is not null and a.id is null group by 1 having sum(c.amount) <> 0`;
  expect(kept).toEqual([]);
  await expectTheLedgerToAddUp(behind);
}

const jobsOf = async (clinic: Clinic, queue: string) =>
  behind`select data->'payload' as payload, start_after from pgboss.job where name = ${queue} and data->>'tenantId' = ${clinic.tenantId} order by created_on, id`;

describe("a freed time", () => {
  it("is offered to the first in line whom it suits, held for two hours, with its letter and its end queued", async () => {
    const { clinic, free, freed, offered, statuses, held } = await aLine(["clara", "diego"]);
    await free();
    expect(await statuses()).toEqual({ clara: "offered", diego: "waiting" });
    const offer = await offered();
    expect(offer).toMatchObject({
      status: "open",
      professionalId: clinic.ana,
      startsAt: new Date(freed.start),
      expiresAt: new Date(clinic.now + 2 * HOUR),
    });
    expect(await held()).toMatchObject([
      {
        id: offer.appointmentId,
        clientId: await clientOf(clinic, "clara"),
        expiresAt: offer.expiresAt,
        startsAt: new Date(freed.start),
      },
    ]);
    const sent = await clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "waitlist.offer")));
    expect(sent).toMatchObject([{ recipient: "clara@correo.example", cause: `offer:${offer.id}` }]);
    expect(sent[0]?.text).toContain(`/lista-de-espera/${offer.token}`);
    expect(await jobsOf(clinic, "waitlist.lapse")).toMatchObject([
      { payload: { offerId: offer.id }, start_after: offer.expiresAt },
    ]);
    // Others cannot take it meanwhile.
    const other = await clinic.browser("visitor").api.booking.hold(freed);
    expect(other).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });
    await expectNothingLeftOver(clinic);
  });

  it.each<
    [
      string,
      () => Promise<{ clinic: Clinic; id: string; start: number }>,
      (clinic: Clinic, id: string) => Promise<unknown>,
    ]
  >([
    [
      "cancelled by its client",
      () => aBooking("diego"),
      (clinic, id) => clinic.browser("diego").api.booking.cancel({ id }),
    ],
    [
      "rejected",
      () => aBooking("diego"),
      (clinic, id) => clinic.browser("secretary").api.calendar.reject({ id, reason: "No hay sala" }),
    ],
    [
      "moved away",
      () => aBooking("diego"),
      (clinic, id) => clinic.browser("secretary").api.calendar.reschedule({ id, start: clinic.at("2026-03-05T10:00") }),
    ],
    [
      "expired without an answer",
      () => aBooking("diego"),
      (clinic, id) =>
        expireAppointment(clinic.as("job", { now: clinic.at("2026-03-04T09:59") + 60 * HOUR }), { appointmentId: id }),
    ],
  ])("is heard of when an appointment is %s", async (_how, booked, freeIt) => {
    const { clinic, id, start } = await booked();
    await freeIt(clinic, id);
    const [job] = await jobsOf(clinic, "appointments.time-freed");
    expect(job?.["payload"]).toEqual({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start,
      end: start + HOUR,
    });
  });

  it("is nobody's where nobody fits: nothing is held and nothing is written", async () => {
    for (const wishes of [{ weekdays: [1] }, { fromTime: "10:01" }, { dateUntil: "2026-03-03" }]) {
      const { clinic, free, held } = await aLine(["clara"], { wishes });
      const before = await digestOf(behind, clinic.tenantId);
      await free();
      expect(await held()).toEqual([]);
      expect(await digestOf(behind, clinic.tenantId)).toEqual(before);
    }
  });

  it("goes past whom it does not suit", async () => {
    const { clinic, free, statuses, freed } = await aLine(["clara"], { wishes: { weekdays: [1] } });
    await clinic.browser("diego").api.waitlist.join({ ...ANY, serviceId: freed.serviceId });
    await free();
    expect(await statuses()).toMatchObject({ clara: "waiting" });
    expect(Object.values(await statuses()).toSorted()).toEqual(["offered", "waiting"]);
  });

  it("goes past who is elsewhere at that time", async () => {
    const { clinic, free, statuses, freed } = await aLine(["clara", "diego"]);
    await clinic.browser("secretary").api.calendar.create({
      serviceId: freed.serviceId,
      professionalId: clinic.bruno,
      start: freed.start,
      client: { id: await clientOf(clinic, "clara") },
    });
    await free();
    expect(await statuses()).toEqual({ clara: "waiting", diego: "offered" });
  });

  it("is not offered where it is taken again, past, of a service no longer given, or too near to ask", async () => {
    const { clinic, free, freed, offers } = await aLine(["clara"]);
    await clinic.browser("visitor").api.booking.hold(freed);
    await free();
    expect(await offers()).toEqual([]);
    await clinic.write((tx) => tx.delete(appointments));
    await free(freed.start - 14 * 60_000);
    await free(freed.start + HOUR);
    await free(clinic.now, { professionalId: newId() });
    expect(await offers()).toEqual([]);
    await free(freed.start - 16 * 60_000);
    expect(await offers()).toMatchObject([{ expiresAt: new Date(freed.start) }]);
  });

  it("ends its offer before the service's notice bites", async () => {
    const { clinic, free, freed, offers } = await aLine(["clara"], {
      services: { session: { minNoticeMin: 24 * 60 } },
    });
    await free(freed.start - 25 * HOUR);
    expect(await offers()).toMatchObject([{ expiresAt: new Date(freed.start - 24 * HOUR) }]);
    await expectNothingLeftOver(clinic);
  });

  it("is offered once, however often the job runs", async () => {
    const { clinic, free, offers } = await aLine(["clara", "diego"]);
    await Promise.all([free(), free(), free()]);
    await free();
    expect(await offers()).toHaveLength(1);
    expect(await clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "waitlist.offer")))).toHaveLength(
      1,
    );
    await expectNothingLeftOver(clinic);
  });

  it("of a client without e-mail asks the desk to call", async () => {
    const { clinic, free } = await aLine([]);
    await clinic.write((tx) => tx.update(clients).set({ email: null }).where(eq(clients.id, clinic.pedro)));
    await clinic
      .browser("secretary")
      .api.waitlist.add({ ...ANY, serviceId: clinic.services.session, clientId: clinic.pedro });
    await free();
    const sent = await clinic.read((tx) => tx.select().from(letters));
    expect(sent).toMatchObject([{ kind: "waitlist.call", recipient: "recepcion@clinica.example" }]);
    expect(sent[0]?.text).toContain("+54 11 5555-0101");
  });

  it("of a class offers the seat that was freed, one for each", async () => {
    const { clinic, free, freed, offers, statuses } = await aLine(["clara", "diego"], {
      services: { session: { capacity: 2 } },
    });
    const desk = clinic.browser("secretary").api.calendar;
    await desk.create({ ...freed, client: { id: clinic.pedro } });
    await Promise.all([free(), free(), free()]);
    expect(await offers()).toHaveLength(1);
    expect(await statuses()).toEqual({ clara: "offered", diego: "waiting" });
    const [session] = await clinic.read((tx) =>
      tx.select().from(appointments).where(eq(appointments.status, "session")),
    );
    expect(session).toMatchObject({ capacity: 2, seatsTaken: 2 });
    await clinic
      .browser("visitor")
      .api.waitlist.accept({ token: signToken(clinic.tenantId, "waitlist-offer", (await offers())[0]?.id ?? "") });
    await free();
    expect(await offers()).toHaveLength(1);
    await expectNothingLeftOver(clinic);
  });
});

describe("time that nobody of its own line wants", () => {
  const visits = async (options: ClinicOptions = {}) => {
    const line = await aLine(["clara", "diego"], { service: "visit", ...options });
    const { clinic } = line;
    const hour = { ...line.freed, serviceId: clinic.services.session };
    return { ...line, hour, freeHour: (at = clinic.now) => line.free(at, hour) };
  };

  it("goes to who waits for another service of the same professional, as many as it has room for", async () => {
    const { clinic, freeHour, hour, offers, statuses } = await visits();
    await Promise.all([freeHour(), freeHour()]);
    await freeHour();
    expect(await statuses()).toEqual({ clara: "offered", diego: "offered" });
    expect((await offers()).map(({ startsAt }) => startsAt.getTime()).toSorted()).toEqual([
      hour.start,
      hour.start + HOUR / 2,
    ]);
    expect(new Set((await offers()).map(({ professionalId }) => professionalId))).toEqual(new Set([clinic.ana]));
    await expectNothingLeftOver(clinic);
  });

  it("but first to its own line", async () => {
    const { clinic, freeHour, hour, statuses } = await visits();
    await clinic.browser("secretary").api.waitlist.add({ ...ANY, serviceId: hour.serviceId, clientId: clinic.pedro });
    await freeHour();
    const all = await statuses();
    expect([all["clara"], all["diego"]]).toEqual(["waiting", "waiting"]);
    expect(Object.values(all).toSorted()).toEqual(["offered", "waiting", "waiting"]);
  });

  it("not to who does not come at that hour, lacks the credits, or is elsewhere; nor where nobody could still answer", async () => {
    const { clinic, freeHour, hour, offers } = await visits({ services: { visit: { creditCost: 1, priceMinor: 0 } } });
    await give(clinic, await clientOf(clinic, "diego"), 5);
    await clinic.browser("secretary").api.calendar.create({
      ...hour,
      professionalId: clinic.bruno,
      client: { id: await clientOf(clinic, "diego") },
    });
    await freeHour();
    await freeHour(hour.start + 50 * 60_000);
    expect(await offers()).toEqual([]);
    await clinic.write((tx) => tx.update(waitlistEntries).set({ weekdays: [1] }));
    await behind`delete from appointments where tenant_id = ${clinic.tenantId}`;
    await freeHour();
    expect(await offers()).toEqual([]);
    await clinic.write((tx) => tx.update(waitlistEntries).set({ weekdays: [3], untilTime: "10:00" }));
    await freeHour();
    expect(await offers()).toMatchObject([{ startsAt: new Date(hour.start) }]);
  });
});

describe("time that opens", () => {
  const opened = async (clinic: Clinic) =>
    (await jobsOf(clinic, "availability.time-opened")).map(({ payload }) => payload as OpenedTime);
  const local = (clinic: Clinic, day: string, from: string, until: string) => ({
    start: clinic.at(`${day}T${from}`),
    end: clinic.at(`${day}T${until}`),
  });

  it("as an absence is taken back goes to those who wait, each the earliest that suits them", async () => {
    const { clinic, statuses, offers } = await aLine(["clara", "diego", "pedro"]);
    const { api } = clinic.browser("secretary");
    const absent = {
      professionalId: clinic.ana,
      from: { date: "2026-03-04", time: "09:00" },
      until: { date: "2026-03-04", time: "11:00" },
      reason: null,
    };
    const block = await api.availability.addBlock(absent);
    if (!block.ok) throw new Error(block.reason);
    expect(await opened(clinic)).toEqual([]);
    await api.availability.removeBlock({ id: block.id });
    const [job, ...more] = await opened(clinic);
    expect(more).toEqual([]);
    expect(job).toEqual({ professionalId: clinic.ana, windows: [local(clinic, "2026-03-04", "09:00", "11:00")] });
    if (!job) throw new Error("nothing queued");
    await Promise.all([offerOpenedTime(clinic.as("job"), job), offerOpenedTime(clinic.as("job"), job)]);
    // Two hours hold two; the third waits on.
    expect((await offers()).map(({ startsAt }) => startsAt.getTime()).toSorted()).toEqual([
      clinic.at("2026-03-04T09:00"),
      clinic.at("2026-03-04T10:00"),
    ]);
    expect(Object.values(await statuses()).toSorted()).toEqual(["offered", "offered", "waiting"]);
    await expectNothingLeftOver(clinic);
  });

  it.each<[string, (clinic: Clinic) => Promise<unknown>, (clinic: Clinic) => OpenedTime["windows"]]>([
    [
      "by a date's own hours",
      ({ ana, browser }) =>
        browser("ana").api.availability.setOverride({
          professionalId: ana,
          date: "2026-03-04",
          windows: [{ start: "09:00", end: "19:00" }],
        }),
      (clinic) => [local(clinic, "2026-03-04", "13:00", "14:00"), local(clinic, "2026-03-04", "18:00", "19:00")],
    ],
    [
      "by a date that was closed and no longer is",
      async ({ ana, browser }) => {
        const { availability } = browser("ana").api;
        await availability.setOverride({ professionalId: ana, date: "2026-03-04", windows: [] });
        return availability.removeOverride({ professionalId: ana, date: "2026-03-04" });
      },
      (clinic) => [local(clinic, "2026-03-04", "09:00", "13:00"), local(clinic, "2026-03-04", "14:00", "18:00")],
    ],
    [
      "by weekly hours",
      ({ ana, browser }) =>
        browser("ana").api.availability.setHours({
          professionalId: ana,
          rules: [{ weekday: 6, start: "10:00", end: "12:00", effectiveFrom: null, effectiveUntil: "2026-03-14" }],
        }),
      (clinic) => [local(clinic, "2026-03-07", "10:00", "12:00"), local(clinic, "2026-03-14", "10:00", "12:00")],
    ],
  ])("%s is told, and only what is new of it", async (_how, change, windows) => {
    const clinic = await aClinic();
    expect(await change(clinic)).toMatchObject({ ok: true });
    expect(await opened(clinic)).toEqual([{ professionalId: clinic.ana, windows: windows(clinic) }]);
  });

  it("is not told of where hours only shrink, or an absence that is over is removed", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("secretary");
    await api.availability.setOverride({ professionalId: clinic.ana, date: "2026-03-04", windows: [] });
    const past = {
      professionalId: clinic.ana,
      from: { date: "2026-02-02", time: "09:00" },
      until: { date: "2026-02-03", time: "11:00" },
      reason: null,
    };
    const block = await api.availability.addBlock(past);
    if (block.ok) await api.availability.removeBlock({ id: block.id });
    expect(await opened(clinic)).toEqual([]);
  });
});

describe("a hold that nobody finished", () => {
  it.each<[string, (clinic: Clinic, held: { holdId: string; key: string }) => Promise<unknown>]>([
    [
      "ran out",
      (clinic, { holdId }) =>
        expireAppointment(clinic.as("job", { now: clinic.now + HOUR }), { appointmentId: holdId }),
    ],
    ["was let go", (clinic, { holdId, key }) => releaseHold(clinic.as("visitor"), { holdId }, key)],
    [
      "was given up for another time",
      (clinic, { key }) =>
        holdSlot(
          clinic.as("visitor"),
          { serviceId: clinic.services.session, professionalId: clinic.ana, start: clinic.at("2026-03-05T10:00") },
          { key, addressHash: "a" },
        ),
    ],
  ])("and %s lets its time go to who waits", async (_how, end) => {
    const { clinic, freed, statuses } = await aLine(["clara"]);
    const held = await holdSlot(clinic.as("visitor"), freed, { key: null, addressHash: "a" });
    if (!held.ok) throw new Error(held.reason);
    await end(clinic, held);
    const [job, ...more] = await jobsOf(clinic, "appointments.time-freed");
    expect(more).toEqual([]);
    expect(job?.["payload"]).toEqual(freed);
    await offerFreedTime(clinic.as("job"), job?.["payload"] as FreedTime);
    expect(await statuses()).toEqual({ clara: "offered" });
  });
});

async function aBooking(who: "clara" | "diego") {
  const clinic = await aClinic();
  const start = clinic.at(FREE);
  const { api } = clinic.browser(who);
  const hold = await api.booking.hold({ serviceId: clinic.services.session, professionalId: clinic.ana, start });
  if (!hold.ok) throw new Error(hold.reason);
  await api.booking.confirm({ holdId: hold.holdId });
  return { clinic, id: hold.holdId, start };
}

describe("credits", () => {
  const costly = { services: { session: { creditCost: 2, priceMinor: 0 } } };

  it("are held with the offer; who lacks them is passed over, keeping their place", async () => {
    const { clinic, free, statuses } = await aLine(["clara", "diego"], costly);
    await give(clinic, await clientOf(clinic, "clara"), 1);
    await give(clinic, await clientOf(clinic, "diego"), 5);
    await free();
    expect(await statuses()).toEqual({ clara: "waiting", diego: "offered" });
    expect([
      await balance(clinic, await clientOf(clinic, "clara")),
      await balance(clinic, await clientOf(clinic, "diego")),
    ]).toEqual([1, 3]);
    await expectNothingLeftOver(clinic);
  });

  it("are spent by yes, and come back whole by no", async () => {
    const { clinic, free, offered } = await aLine(["clara", "diego"], costly);
    const [clara, diego] = [await clientOf(clinic, "clara"), await clientOf(clinic, "diego")];
    await give(clinic, clara, 2);
    await give(clinic, diego, 2);
    await free();
    expect(await balance(clinic, clara)).toBe(0);
    const { api } = clinic.browser("visitor");
    expect(await api.waitlist.decline({ token: (await offered()).token })).toEqual({ ok: true });
    expect(await balance(clinic, clara)).toBe(2);
    await free();
    const { token, appointmentId } = await offered();
    expect(await api.waitlist.accept({ token })).toEqual({ ok: true, appointmentId });
    expect([await balance(clinic, clara), await balance(clinic, diego)]).toEqual([2, 0]);
    const kinds = (await behind`select kind from credit_lines where appointment_id = ${appointmentId} order by id`).map(
      ({ kind }) => kind as string,
    );
    expect(kinds).toEqual(["hold", "capture"]);
    await expectNothingLeftOver(clinic);
  });

  it("are not asked of who can pay at the desk instead", async () => {
    const { clinic, free, offered, held } = await aLine(["clara"], {
      services: { session: { creditCost: 2, priceMinor: 900_000 } },
    });
    await free();
    expect(await held()).toMatchObject([{ creditCost: 0, priceMinor: 900_000 }]);
    expect(await clinic.browser("visitor").api.waitlist.offer({ token: (await offered()).token })).toMatchObject({
      ok: true,
      offer: { terms: { creditCost: 0, priceMinor: 900_000 } },
    });
  });

  it("come back although the hold on the time was swept away first", async () => {
    const { clinic, free, freed, offered, held } = await aLine(["clara"], costly);
    const clara = await clientOf(clinic, "clara");
    await give(clinic, clara, 2);
    await free();
    const { id, token } = await offered();
    const late = clinic.now + 2 * HOUR + 1;
    // Somebody takes the time the moment it ends, before the job has come.
    expect(await clinic.browser("visitor", { now: late }).api.booking.hold(freed)).toMatchObject({ ok: true });
    expect(await held()).toMatchObject([{ clientId: null }]);
    const { api } = clinic.browser("visitor", { now: late });
    expect(await api.waitlist.offer({ token })).toMatchObject({ ok: true, offer: { status: "lapsed" } });
    expect(await api.waitlist.accept({ token })).toEqual({ ok: false, reason: "OFFER_OVER", how: "lapsed" });
    await lapseOffer(clinic.as("job", { now: late }), { offerId: id });
    expect(await balance(clinic, clara)).toBe(2);
    await expectNothingLeftOver(clinic);
  });
});

describe("the answer", () => {
  it("yes: the hold becomes the appointment, confirmed, and the client no longer waits", async () => {
    const { clinic, free, offered, statuses } = await aLine(["clara", "diego"]);
    await free();
    const { token, appointmentId } = await offered();
    const { api } = clinic.browser("visitor");
    expect(await api.waitlist.accept({ token })).toEqual({ ok: true, appointmentId });
    expect(await statuses()).toEqual({ clara: "booked", diego: "waiting" });
    const [row] = await clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.id, appointmentId)));
    expect(row).toMatchObject({ status: "confirmed", holdKeyHash: null, expiresAt: null, priceMinor: 1_500_000 });
    const confirmed = await clinic.read((tx) =>
      tx
        .select()
        .from(letters)
        .where(and(eq(letters.kind, "appointment.confirmed"), eq(letters.recipient, "clara@correo.example"))),
    );
    expect(confirmed).toHaveLength(1);
    // Clicked twice: one appointment, one letter, the same answer.
    expect(await api.waitlist.accept({ token })).toEqual({ ok: true, appointmentId });
    expect(await api.waitlist.decline({ token })).toEqual({ ok: false, reason: "OFFER_OVER", how: "accepted" });
    expect(
      await clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "appointment.confirmed"))),
    ).toHaveLength(1);
    expect(await clinic.browser("clara").api.booking.mine()).toMatchObject({ upcoming: [{ id: appointmentId }] });
    await expectNothingLeftOver(clinic);
  });

  it("no: the time is free, the place is kept, the next is asked, and nobody twice about the same time", async () => {
    const { clinic, free, offered, statuses, held, offers } = await aLine(["clara", "diego"]);
    await free();
    const { token } = await offered();
    const { api } = clinic.browser("visitor");
    expect(await api.waitlist.decline({ token })).toEqual({ ok: true });
    expect(await statuses()).toEqual({ clara: "waiting", diego: "waiting" });
    expect(await held()).toEqual([]);
    const [job] = await jobsOf(clinic, "appointments.time-freed");
    await offerFreedTime(clinic.as("job"), job?.["payload"] as FreedTime);
    expect(await statuses()).toEqual({ clara: "waiting", diego: "offered" });
    expect(await api.waitlist.accept({ token })).toEqual({ ok: false, reason: "OFFER_OVER", how: "declined" });
    expect(await api.waitlist.decline({ token })).toEqual({ ok: true });
    await api.waitlist.decline({ token: (await offered()).token });
    await free();
    expect(await offers()).toHaveLength(2);
    expect(await held()).toEqual([]);
    await expectNothingLeftOver(clinic);
  });

  it("none: the offer lapses, early never, twice and two days late all the same", async () => {
    const { clinic, free, offered, statuses, held, offers } = await aLine(["clara", "diego"]);
    await free();
    const { id, token } = await offered();
    await lapseOffer(clinic.as("job", { now: clinic.now + 2 * HOUR - 1 }), { offerId: id });
    expect(await statuses()).toEqual({ clara: "offered", diego: "waiting" });
    const late = clinic.now + 50 * HOUR;
    await lapseOffer(clinic.as("job", { now: late }), { offerId: id });
    const before = await digestOf(behind, clinic.tenantId);
    await lapseOffer(clinic.as("job", { now: late }), { offerId: id });
    await lapseOffer(clinic.as("job", { now: late }), { offerId: newId() });
    expect(await digestOf(behind, clinic.tenantId)).toEqual(before);
    expect(await statuses()).toEqual({ clara: "waiting", diego: "waiting" });
    expect(await held()).toEqual([]);
    expect(await clinic.browser("visitor", { now: late }).api.waitlist.accept({ token })).toEqual({
      ok: false,
      reason: "OFFER_OVER",
      how: "lapsed",
    });
    // By then the time itself is past: nobody else is asked.
    await free(late);
    expect(await offers()).toHaveLength(1);
    await expectNothingLeftOver(clinic);
  });

  it("opening the link changes nothing, and a forged, foreign or mistyped one is unknown", async () => {
    const { clinic, free, offered } = await aLine(["clara"]);
    await free();
    const { token, id } = await offered();
    const before = await digestOf(behind, clinic.tenantId);
    const { api } = clinic.browser("visitor");
    const page = await api.waitlist.offer({ token });
    expect(page).toMatchObject({ ok: true, offer: { status: "open", firstName: "Clara" }, leftMs: 2 * HOUR });
    expect(JSON.stringify(page)).not.toContain("clara@correo.example");
    const other = await aClinic();
    for (const [browser, wrong] of [
      [api, signToken(clinic.tenantId, "opt-out", id)],
      [api, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`],
      [api, "x"],
      [other.browser("visitor").api, token],
    ] as const) {
      for (const ask of ["offer", "accept", "decline"] as const)
        expect(await browser.waitlist[ask]({ token: wrong })).toEqual({ ok: false, reason: "NOT_FOUND" });
    }
    expect(await digestOf(behind, clinic.tenantId)).toEqual(before);
  });

  it("by the desk, for who said it on the phone", async () => {
    const { clinic, free, offered, statuses } = await aLine(["pedro", "diego"]);
    await free();
    const desk = clinic.browser("secretary").api.waitlist;
    expect(await desk.withdraw({ offerId: (await offered()).id })).toEqual({ ok: true });
    await free();
    expect(await desk.acceptFor({ offerId: (await offered()).id })).toMatchObject({ ok: true });
    expect(await statuses()).toEqual({ pedro: "waiting", diego: "booked" });
    await expectNothingLeftOver(clinic);
  });
});

describe("a lapse that cannot be told", () => {
  it(
    "keeps neither the time nor the credits: its dead letter lets both go, without the mail",
    { timeout: 60_000 },
    async () => {
      const { clinic, free, offered, statuses, held } = await aLine(["clara"], {
        services: { session: { creditCost: 2, priceMinor: 0 } },
        // Its jobs live in real time.
        now: Date.now() - 3 * HOUR,
      });
      const clara = await clientOf(clinic, "clara");
      await give(clinic, clara, 2);
      const start = await aFreeStart(clinic);
      await free(clinic.now, { start, end: start + HOUR });
      const { id } = await offered();
      await behind.unsafe(`
      create function no_lapse_letter() returns trigger language plpgsql as $$ begin raise exception 'no letter'; end $$;
      create trigger no_lapse_letter before insert on letters for each row when (new.kind = 'waitlist.lapsed') execute function no_lapse_letter();`);
      await expect(lapseOffer(clinic.as("job", { now: Date.now() }), { offerId: id })).rejects.toThrow();
      expect(await statuses()).toEqual({ clara: "offered" });
      expect(await balance(clinic, clara)).toBe(0);

      const lapse = waitlistJobs.find(({ queue }) => queue.name === "waitlist.lapse");
      await lapse?.start();
      const envelope = { tenantId: clinic.tenantId, requestId: newId(), locale: "es-AR", payload: { offerId: id } };
      await boss().send("waitlist.lapse.dead", envelope);
      await expect.poll(statuses, { timeout: 20_000 }).toEqual({ clara: "waiting" });
      await boss().offWork("waitlist.lapse");
      await boss().offWork("waitlist.lapse.dead");
      expect(await held()).toEqual([]);
      expect(await balance(clinic, clara)).toBe(2);
      await behind.unsafe("drop trigger no_lapse_letter on letters; drop function no_lapse_letter()");
      await expectNothingLeftOver(clinic);
    },
  );
});

/** Ana's first free hour of the coming week, whatever day it is. */
async function aFreeStart(clinic: Clinic): Promise<number> {
  const found = await clinic.browser("visitor").api.booking.slots({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    from: dateOf(clinic.now + 48 * HOUR, clinic.timeZone),
    days: 7,
  });
  const [slot] = found.ok ? found.days.flatMap(({ slots }) => slots) : [];
  return slot?.start ?? 0;
}

describe("yes, no and too late at once", () => {
  it("exactly one of them wins, over and over", async () => {
    const clinic = await aClinic({ services: { session: { creditCost: 1, priceMinor: 0, capacity: 1 } } });
    const line = { ...ANY, serviceId: clinic.services.session };
    const tally: Record<string, number> = {};
    for (let round = 0; round < 40; round++) {
      const joined = await clinic.browser("secretary").api.waitlist.add({ ...line, clientId: clinic.pedro });
      if (!joined.ok) throw new Error(joined.reason);
      await give(clinic, clinic.pedro, 1);
      const before = await balance(clinic, clinic.pedro);
      const start = clinic.at(
        `2026-03-${["04", "05", "06", "09", "10"][Math.floor(round / 8)] ?? ""}T${["09", "10", "11", "12", "14", "15", "16", "17"][round % 8] ?? ""}:00`,
      );
      await offerFreedTime(clinic.as("job"), {
        serviceId: clinic.services.session,
        professionalId: clinic.ana,
        start,
        end: start + HOUR,
      });
      const [offer] = await clinic.read((tx) =>
        tx.select().from(waitlistOffers).where(eq(waitlistOffers.status, "open")),
      );
      if (!offer) throw new Error(`nothing offered in round ${String(round)}`);
      const token = signToken(clinic.tenantId, "waitlist-offer", offer.id);
      const end = offer.expiresAt.getTime();
      // Two processes whose clocks differ by a millisecond: to the one it is still time, to the other no longer.
      const inTime = clinic.browser("visitor", { now: end - 1 }).api.waitlist;
      const attempts = [
        () => inTime.accept({ token }),
        () => inTime.decline({ token }),
        () => lapseOffer(clinic.as("job", { now: end }), { offerId: offer.id }),
        () => inTime.accept({ token }),
        () => clinic.browser("secretary", { now: end - 1 }).api.waitlist.withdraw({ offerId: offer.id }),
        () => clinic.browser("secretary", { now: end - 1 }).api.waitlist.remove({ entryId: joined.entryId }),
      ];
      const from = Math.floor(round / 2) % attempts.length;
      const [first, ...others] = [...attempts.slice(from), ...attempts.slice(0, from)];
      // In every other round one of them is a moment ahead, so that each gets to win sometimes.
      const ahead = first?.();
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const answers = await Promise.all([ahead, ...others.map((attempt) => attempt())]);
      const [after] = await clinic.read((tx) =>
        tx.select().from(waitlistOffers).where(eq(waitlistOffers.id, offer.id)),
      );
      const status = after?.status ?? "gone";
      tally[status] = (tally[status] ?? 0) + 1;
      expect(["accepted", "declined", "lapsed", "withdrawn"]).toContain(status);
      const refused = answers.filter(
        (answer) => answer && "ok" in answer && !answer.ok && answer.reason === "OFFER_OVER",
      );
      for (const answer of refused) expect(answer).toEqual({ ok: false, reason: "OFFER_OVER", how: status });
      const yes = answers.filter((answer) => answer && "ok" in answer && answer.ok && "appointmentId" in answer);
      expect(yes.length).toBe(status === "accepted" ? 2 : 0);
      const rows = await clinic.read((tx) =>
        tx
          .select()
          .from(appointments)
          .where(eq(appointments.startsAt, new Date(start))),
      );
      expect(rows.map((row) => row.status)).toEqual(status === "accepted" ? ["confirmed"] : []);
      expect(await balance(clinic, clinic.pedro)).toBe(status === "accepted" ? before - 1 : before);
      await clinic.browser("secretary").api.waitlist.remove({ entryId: joined.entryId });
      await expectNothingLeftOver(clinic);
    }
    console.info("waitlist: 40 offers, 6 answers each at once:", tally);
    expect(Object.keys(tally).length).toBeGreaterThan(2);
  }, 120_000);

  it("many freed times and one client: one offer at a time", async () => {
    const { clinic, free, offers } = await aLine(["clara"]);
    await Promise.all(
      ["09:00", "10:00", "11:00", "12:00", "14:00", "15:00"].map((time) =>
        free(clinic.now, { start: clinic.at(`2026-03-04T${time}`) }),
      ),
    );
    expect(await offers()).toHaveLength(1);
    await expectNothingLeftOver(clinic);
  });

  it("one seat freed and a visitor who wants it: one of them has it", async () => {
    for (let round = 0; round < 10; round++) {
      const { clinic, free, freed, held } = await aLine(["clara"]);
      await Promise.all([free(), clinic.browser("visitor").api.booking.hold(freed), free()]);
      expect(await held()).toHaveLength(1);
      await expectNothingLeftOver(clinic);
    }
  });
});

describe("the line", () => {
  it("joining again keeps the place and takes the new wishes; leaving ends it", async () => {
    const { clinic, freed, statuses, entries } = await aLine(["clara", "diego"]);
    const clara = clinic.browser("clara").api.waitlist;
    expect(await clara.join({ ...ANY, weekdays: [5, 2, 2], serviceId: freed.serviceId })).toEqual({
      ok: true,
      entryId: entries["clara"],
    });
    expect(await clara.mine()).toMatchObject({
      entries: [{ id: entries["clara"], place: 1, wishes: { weekdays: [2, 5], professionals: null }, offer: null }],
    });
    expect(await clinic.browser("diego").api.waitlist.mine()).toMatchObject({ entries: [{ place: 2 }] });
    expect(await clinic.browser("diego").api.waitlist.leave({ entryId: entries["clara"] ?? "" })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    expect(await clara.leave({ entryId: entries["clara"] ?? "" })).toEqual({ ok: true });
    expect(await clara.leave({ entryId: entries["clara"] ?? "" })).toEqual({ ok: true });
    expect(await statuses()).toEqual({ clara: "left", diego: "waiting" });
    const again = await clara.join({ ...ANY, serviceId: freed.serviceId });
    expect(again.ok && again.entryId !== entries["clara"]).toBe(true);
    expect(await clara.mine()).toMatchObject({ entries: [{ place: 2 }] });
  });

  it("joining many times at once is joining once", async () => {
    const { clinic, freed } = await aLine([]);
    const join = () => clinic.browser("clara").api.waitlist.join({ ...ANY, serviceId: freed.serviceId });
    await join();
    await Promise.all(Array.from({ length: 8 }, join));
    expect(await clinic.read((tx) => tx.select().from(waitlistEntries))).toHaveLength(1);
  });

  it("leaving while one is asked lets everything go and asks the next", async () => {
    const { clinic, free, entries, statuses, held, offered } = await aLine(["clara", "diego"]);
    await free();
    expect(await clinic.browser("clara").api.waitlist.mine()).toMatchObject({
      entries: [{ offer: { token: (await offered()).token } }],
    });
    expect(await clinic.browser("clara").api.waitlist.leave({ entryId: entries["clara"] ?? "" })).toEqual({ ok: true });
    expect(await held()).toEqual([]);
    expect(await jobsOf(clinic, "appointments.time-freed")).toHaveLength(1);
    await free();
    expect(await statuses()).toEqual({ clara: "left", diego: "offered" });
    await expectNothingLeftOver(clinic);
  });

  it("is ordered by the desk, and the new order decides", async () => {
    const { clinic, free, entries, statuses } = await aLine(["clara", "diego", "pedro"]);
    const desk = clinic.browser("secretary").api.waitlist;
    expect(await desk.move({ entryId: entries["pedro"] ?? "", to: 0 })).toEqual({ ok: true, place: 1 });
    expect(await desk.move({ entryId: entries["clara"] ?? "", to: 9 })).toEqual({ ok: true, place: 3 });
    const { services } = await desk.lines();
    const line = services.find(({ id }) => id === clinic.services.session);
    expect(line?.entries.map(({ id, place }) => [id, place])).toEqual([
      [entries["pedro"], 1],
      [entries["diego"], 2],
      [entries["clara"], 3],
    ]);
    await Promise.all([0, 1, 2, 1, 0, 2].map((to) => desk.move({ entryId: entries["diego"] ?? "", to })));
    await desk.move({ entryId: entries["diego"] ?? "", to: 0 });
    await free();
    expect(await statuses()).toMatchObject({ diego: "offered" });
    await clinic.browser("secretary").api.waitlist.remove({ entryId: entries["pedro"] ?? "" });
    expect(await desk.move({ entryId: entries["pedro"] ?? "", to: 0 })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("a time can be offered by hand, whatever the line says, but not twice to the same", async () => {
    const { clinic, entries, freed, statuses } = await aLine(["clara", "diego"], { wishes: { weekdays: [1] } });
    const desk = clinic.browser("secretary").api.waitlist;
    const hand = { entryId: entries["diego"] ?? "", professionalId: clinic.ana, start: freed.start };
    const made = await desk.offerTo(hand);
    expect(made).toMatchObject({ ok: true });
    expect(await statuses()).toEqual({ clara: "waiting", diego: "offered" });
    expect(await desk.offerTo({ ...hand, start: clinic.at("2026-03-04T15:00") })).toEqual({
      ok: false,
      reason: "NOT_WAITING",
    });
    expect(await desk.offerTo({ ...hand, entryId: entries["clara"] ?? "" })).toMatchObject({
      ok: false,
      reason: "SLOT_TAKEN",
    });
    await desk.withdraw({ offerId: made.ok ? made.offerId : "" });
    expect(await desk.offerTo(hand)).toEqual({ ok: false, reason: "ALREADY_OFFERED" });
    expect(await desk.offerTo({ ...hand, start: clinic.at("2026-03-02T08:10") })).toMatchObject({
      ok: false,
      reason: "TOO_LATE_TO_OFFER",
    });
    await expectNothingLeftOver(clinic);
  });

  it("a professional sees who would come to them, and orders nothing", async () => {
    const { clinic, entries, freed } = await aLine(["clara"]);
    await clinic
      .browser("diego")
      .api.waitlist.join({ ...ANY, serviceId: freed.serviceId, professionalIds: [clinic.bruno] });
    const seen = async (who: Person) =>
      (await clinic.browser(who).api.waitlist.lines()).services.flatMap((service) =>
        service.entries.map(({ place }) => place),
      );
    expect(await seen("ana")).toEqual([1]);
    expect(await seen("bruno")).toEqual([1, 2]);
    expect(await seen("secretary")).toEqual([1, 2]);
    await expect(
      clinic.browser("ana").api.waitlist.move({ entryId: entries["clara"] ?? "", to: 0 }),
    ).rejects.toMatchObject({ cause: { name: "Forbidden" } });
    await expect(clinic.browser("clara").api.waitlist.lines()).rejects.toMatchObject({ cause: { name: "Forbidden" } });
    await expect(
      clinic.browser("visitor").api.waitlist.join({ ...ANY, serviceId: freed.serviceId }),
    ).rejects.toMatchObject({ cause: { name: "Unauthenticated" } });
  });

  it("bad wishes change nothing", async () => {
    const { clinic, freed } = await aLine([]);
    const before = await digestOf(behind, clinic.tenantId);
    const { api } = clinic.browser("clara");
    for (const wrong of [
      { weekdays: [] },
      { weekdays: [0] },
      { weekdays: [8] },
      { fromTime: "24:00" },
      { fromTime: "9:00" },
      { fromTime: "15:00", untilTime: "14:00" },
      { professionalIds: [] },
      { dateFrom: "2026-03-10", dateUntil: "2026-03-09" },
      { dateFrom: "2026-02-30" },
      { dateUntil: "12026-01-01" },
    ])
      await expect(api.waitlist.join({ ...ANY, serviceId: freed.serviceId, ...wrong })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    expect(await api.waitlist.join({ ...ANY, serviceId: freed.serviceId, dateUntil: "2026-03-01" })).toEqual({
      ok: false,
      reason: "PAST",
    });
    expect(await api.waitlist.join({ ...ANY, serviceId: newId() })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await api.waitlist.join({ ...ANY, serviceId: freed.serviceId, professionalIds: [newId()] })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    expect(await digestOf(behind, clinic.tenantId)).toEqual(before);
  });

  it("another institution sees nothing of it and can answer nothing", async () => {
    const { clinic, free, offered, entries } = await aLine(["clara"]);
    await free();
    const other = await aClinic();
    const before = await digestOf(behind, clinic.tenantId);
    const desk = other.browser("secretary").api.waitlist;
    const { id, token } = await offered();
    expect((await desk.lines()).services.flatMap((service) => service.entries)).toEqual([]);
    const entryId = entries["clara"] ?? "";
    for (const answer of [
      await desk.acceptFor({ offerId: id }),
      await desk.withdraw({ offerId: id }),
      await desk.remove({ entryId }),
      await desk.move({ entryId, to: 0 }),
      await desk.offerTo({ entryId, professionalId: other.ana, start: other.at(FREE) }),
      await other.browser("clara").api.waitlist.leave({ entryId }),
      await other.browser("visitor").api.waitlist.accept({ token }),
    ])
      expect(answer).toEqual({ ok: false, reason: "NOT_FOUND" });
    await lapseOffer(other.as("job", { now: clinic.now + 9 * HOUR }), { offerId: id });
    expect(await other.read((tx) => tx.select().from(waitlistOffers))).toEqual([]);
    expect(await digestOf(behind, clinic.tenantId)).toEqual(before);
  });
});
