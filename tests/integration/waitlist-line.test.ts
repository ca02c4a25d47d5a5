import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { lapseOffer } from "#modules/waitlist/commands/lapse-offer.ts";
import { waitlistEntries, waitlistOffers } from "#modules/waitlist/tables.ts";
import { aClinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aLine, ANY, FREE, HOUR, seenFrom } from "../support/line.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const { expectNothingLeftOver, jobsOf } = seenFrom(superuser);

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
    const before = await digestOf(superuser, clinic.tenantId);
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
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("another institution sees nothing of it and can answer nothing", async () => {
    const { clinic, free, offered, entries } = await aLine(["clara"]);
    await free();
    const other = await aClinic();
    const before = await digestOf(superuser, clinic.tenantId);
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
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });
});
