import { describe, expect, it } from "vitest";
import { offerOpenedTime } from "#modules/waitlist/commands/offer-opened-time.ts";
import type { OpenedTime } from "#modules/waitlist/queries/next-fit.ts";
import { waitlistEntries } from "#modules/waitlist/tables.ts";
import { aClinic, type Clinic, type ClinicOptions } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aLine, ANY, clientOf, give, HOUR, seenFrom } from "../support/line.ts";

const { superuser } = await anInstallation();
const { expectNothingLeftOver, jobsOf } = seenFrom(superuser);

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
    await superuser`delete from appointments where tenant_id = ${clinic.tenantId}`;
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
    const block = await api.blocks.add(absent);
    if (!block.ok) throw new Error(block.reason);
    expect(await opened(clinic)).toEqual([]);
    await api.blocks.remove({ id: block.id });
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
    const block = await api.blocks.add(past);
    if (block.ok) await api.blocks.remove({ id: block.id });
    expect(await opened(clinic)).toEqual([]);
  });
});
