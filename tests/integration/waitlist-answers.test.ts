import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { dateOf } from "#lib/time.ts";
import { letters } from "#modules/notifications/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { lapseOffer } from "#modules/waitlist/commands/lapse-offer.ts";
import { type FreedTime, offerFreedTime } from "#modules/waitlist/commands/offer-freed-time.ts";
import { waitlistJobs } from "#modules/waitlist/jobs.ts";
import { waitlistOffers } from "#modules/waitlist/tables.ts";
import { boss } from "#platform/queue/boss.ts";
import { signToken } from "#platform/tokens.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aLine, ANY, clientOf, give, HOUR, seenFrom } from "../support/line.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const { balance, expectNothingLeftOver, jobsOf } = seenFrom(superuser);

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
    const kinds = (
      await superuser`select kind from credit_lines where appointment_id = ${appointmentId} order by id`
    ).map(({ kind }) => kind as string);
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
    const before = await digestOf(superuser, clinic.tenantId);
    await lapseOffer(clinic.as("job", { now: late }), { offerId: id });
    await lapseOffer(clinic.as("job", { now: late }), { offerId: newId() });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
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
    const before = await digestOf(superuser, clinic.tenantId);
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
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
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
  it("keeps neither the time nor the credits: its dead letter lets both go, without the mail", async () => {
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
    await superuser.unsafe(`
      create function no_lapse_letter() returns trigger language plpgsql as $$ begin raise exception 'no letter'; end $$;
      create trigger no_lapse_letter before insert on letters for each row when (new.kind = 'waitlist.lapsed') execute function no_lapse_letter();`);
    await expect(lapseOffer(clinic.as("job", { now: Date.now() }), { offerId: id })).rejects.toThrow();
    expect(await statuses()).toEqual({ clara: "offered" });
    expect(await balance(clinic, clara)).toBe(0);

    const lapse = waitlistJobs.find(({ queue }) => queue.name === "waitlist.lapse");
    await lapse?.start();
    const envelope = { tenantId: clinic.tenantId, requestId: newId(), locale: "es-AR", payload: { offerId: id } };
    await boss().send("waitlist.lapse.dead", envelope);
    await expect.poll(statuses).toEqual({ clara: "waiting" });
    await boss().offWork("waitlist.lapse");
    await boss().offWork("waitlist.lapse.dead");
    expect(await held()).toEqual([]);
    expect(await balance(clinic, clara)).toBe(2);
    await superuser.unsafe("drop trigger no_lapse_letter on letters; drop function no_lapse_letter()");
    await expectNothingLeftOver(clinic);
  });
});

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
  }, 300_000);

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
