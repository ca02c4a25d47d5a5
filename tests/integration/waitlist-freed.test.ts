import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { clients } from "#modules/clients/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { releaseHold } from "#modules/appointments/commands/release-hold.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { type FreedTime, offerFreedTime } from "#modules/waitlist/commands/offer-freed-time.ts";
import { offerOfAppointment } from "#modules/waitlist/queries/offer-of-appointment.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { signToken } from "#platform/tokens.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aLine, ANY, clientOf, FREE, HOUR, seenFrom } from "../support/line.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const { expectNothingLeftOver, jobsOf } = seenFrom(superuser);

async function aBooking(who: "clara" | "diego") {
  const clinic = await aClinic();
  const start = clinic.at(FREE);
  const { api } = clinic.browser(who);
  const hold = await api.booking.hold({ serviceId: clinic.services.session, professionalId: clinic.ana, start });
  if (!hold.ok) throw new Error(hold.reason);
  await api.booking.confirm({ holdId: hold.holdId });
  return { clinic, id: hold.holdId, start };
}

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
      exceptClientId: await clientOf(clinic, "diego"),
    });
  });

  it("is nobody's where nobody fits: nothing is held and nothing is written", async () => {
    for (const wishes of [{ weekdays: [1] }, { fromTime: "10:01" }, { dateUntil: "2026-03-03" }]) {
      const { clinic, free, held } = await aLine(["clara"], { wishes });
      const before = await digestOf(superuser, clinic.tenantId);
      await free();
      expect(await held()).toEqual([]);
      expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
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

describe("a time that was one's own", () => {
  it("is not offered to who held it, whether let go or run out, but to the next in line", async () => {
    for (const end of ["let go", "ran out"] as const) {
      const { clinic, freed, statuses } = await aLine(["clara", "diego"]);
      const held = await holdSlot(clinic.as("clara"), freed, { key: null, addressHash: "a" });
      if (!held.ok) throw new Error(held.reason);
      if (end === "let go") await releaseHold(clinic.as("clara"), held, held.key);
      else {
        const expiry = (await jobsOf(clinic, "appointments.expire")).at(-1)?.["payload"] as { appointmentId: string };
        await expireAppointment(clinic.as("job", { now: clinic.now + HOUR }), expiry);
      }
      const [job] = await jobsOf(clinic, "appointments.time-freed");
      await offerFreedTime(clinic.as("job"), job?.["payload"] as FreedTime);
      expect(await statuses()).toEqual({ clara: "waiting", diego: "offered" });
    }
  });

  it("is not offered to who cancelled it", async () => {
    const { clinic, freed, statuses } = await aLine(["clara"]);
    const { api } = clinic.browser("clara");
    const hold = await api.booking.hold(freed);
    if (!hold.ok) throw new Error(hold.reason);
    await api.booking.confirm({ holdId: hold.holdId });
    await api.booking.cancel({ id: hold.holdId });
    for (const { payload } of await jobsOf(clinic, "appointments.time-freed"))
      await offerFreedTime(clinic.as("job"), payload as FreedTime);
    expect(await statuses()).toEqual({ clara: "waiting" });
  });
});

describe("the appointment that an open offer would become", () => {
  it("leads its client, and nobody else, to the offer", async () => {
    const { clinic, free, offered } = await aLine(["clara"]);
    await free();
    const { appointmentId, token } = await offered();
    const seenBy = (who: "clara" | "diego") =>
      readTenant(clinic.as(who), (tx) => offerOfAppointment(tx, clinic.as(who), { appointmentId }));
    expect(await seenBy("clara")).toBe(token);
    expect(await seenBy("diego")).toBeNull();
    await clinic.browser("visitor").api.waitlist.decline({ token });
    expect(await seenBy("clara")).toBeNull();
  });
});
