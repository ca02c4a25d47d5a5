import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

const service = {
  name: { "es-AR": "Sesión larga", en: "Long session" },
  description: null,
  durationMin: 90,
  bufferBeforeMin: 5,
  bufferAfterMin: 10,
  stepMin: 30,
  priceMinor: 2_500_050,
  creditCost: 2,
  minNoticeMin: 60,
  horizonDays: 30,
  cancellationWindowH: 24,
  autoConfirm: false,
  answerWithinH: 24,
  color: "#AABBCC",
  professionalIds: [] as string[],
};
const professional = {
  userId: null,
  firstName: "José Ñandú",
  lastName: "",
  title: "",
  email: "",
  timeZone: "America/Santiago",
  color: "#0f766e",
  dailyMax: null,
  serviceIds: [] as string[],
};

describe("services", () => {
  it("are made, changed, archived and brought back by an admin", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("admin");
    const made = await api.catalog.saveService({ ...service, professionalIds: [clinic.ana, clinic.ana] });
    if (!made.ok) throw new Error(made.reason);
    const find = async () => (await api.catalog.services()).services.find(({ id }) => id === made.id);
    expect(await find()).toMatchObject({
      durationMin: 90,
      priceMinor: 2_500_050,
      color: "#aabbcc",
      active: true,
      professionalIds: [clinic.ana],
    });

    expect(
      await api.catalog.saveService({ ...service, id: made.id, durationMin: 75, professionalIds: [clinic.bruno] }),
    ).toEqual({ ok: true, id: made.id });
    expect(await find()).toMatchObject({ durationMin: 75, professionalIds: [clinic.bruno] });
    const offered = async () => (await clinic.browser("visitor").api.booking.services()).services.map(({ id }) => id);
    expect(await offered()).toContain(made.id);

    expect(await api.catalog.archiveService({ id: made.id, archived: true })).toEqual({ ok: true });
    expect(await offered()).not.toContain(made.id);
    expect(await find()).toMatchObject({ active: false });
    expect(await api.catalog.archiveService({ id: made.id, archived: false })).toEqual({ ok: true });
    expect(await offered()).toContain(made.id);
    const audited = (
      await superuser`select action from audit_log where tenant_id = ${clinic.tenantId} and subject_id = ${made.id} order by id`
    ).map(({ action }) => action as string);
    expect(audited).toEqual(["service.add", "service.change", "service.archive", "service.restore"]);
  });

  it.each([
    ["durationMin", 4],
    ["durationMin", 1441],
    ["durationMin", 45.5],
    ["bufferAfterMin", -1],
    ["bufferBeforeMin", 481],
    ["stepMin", 0],
    ["priceMinor", -1],
    ["creditCost", 1001],
    ["minNoticeMin", 525_601],
    ["horizonDays", 731],
    ["cancellationWindowH", 721],
    ["answerWithinH", 0],
    ["color", "teal"],
    ["name", { "es-AR": "", en: " " }],
    ["name", { "es-AR": "x".repeat(81), en: "x" }],
    ["description", { "es-AR": "x".repeat(1001), en: "" }],
    ["professionalIds", ["ana"]],
  ])("refuse %s = %j", async (field, value) => {
    const clinic = await aClinic();
    const before = await digestOf(superuser, clinic.tenantId);
    await expect(clinic.browser("admin").api.catalog.saveService({ ...service, [field]: value })).rejects.toMatchObject(
      { code: "BAD_REQUEST" },
    );
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("are read by staff and changed by admins alone", async () => {
    const clinic = await aClinic();
    for (const who of ["secretary", "director", "ana"] as const) {
      const { api } = clinic.browser(who);
      expect((await api.catalog.services()).services).toHaveLength(3);
      await expect(api.catalog.saveService(service)).rejects.toMatchObject({ cause: { name: "Forbidden" } });
      await expect(api.catalog.archiveService({ id: clinic.services.visit, archived: true })).rejects.toMatchObject({
        cause: { name: "Forbidden" },
      });
    }
    await expect(clinic.browser("clara").api.catalog.services()).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
  });
});

describe("professionals", () => {
  it("are made and changed, and sign in as one user each", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("admin");
    const made = await api.catalog.saveProfessional({ ...professional, serviceIds: [clinic.services.visit] });
    if (!made.ok) throw new Error(made.reason);
    const find = async () => (await api.catalog.professionals()).professionals.find(({ id }) => id === made.id);
    expect(await find()).toMatchObject({
      firstName: "José Ñandú",
      title: null,
      email: null,
      serviceIds: [clinic.services.visit],
      active: true,
    });

    const anaUser = clinic.users.ana.userId;
    expect(await api.catalog.saveProfessional({ ...professional, id: made.id, userId: anaUser })).toEqual({
      ok: false,
      reason: "USER_ALREADY_LINKED",
    });
    expect(
      await api.catalog.saveProfessional({ ...professional, id: made.id, userId: clinic.users.clara.userId }),
    ).toEqual({ ok: false, reason: "USER_NOT_PROFESSIONAL" });
    expect(await api.catalog.saveProfessional({ ...professional, id: made.id, userId: newId() })).toEqual({
      ok: false,
      reason: "USER_NOT_PROFESSIONAL",
    });
    expect(await find()).toMatchObject({ userId: null, serviceIds: [clinic.services.visit] });

    // Ana's user goes from her row to the new one: first let go, then taken.
    const ana = { ...professional, id: clinic.ana, firstName: "Ana", timeZone: clinic.timeZone };
    expect(await api.catalog.saveProfessional({ ...ana, userId: null })).toMatchObject({ ok: true });
    expect(await api.catalog.saveProfessional({ ...professional, id: made.id, userId: anaUser })).toMatchObject({
      ok: true,
    });
  });

  it("are linked once when two admins link the same user at the same moment", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("admin");
    await api.catalog.saveProfessional({ ...professional, id: clinic.ana, timeZone: clinic.timeZone, userId: null });
    const userId = clinic.users.ana.userId;
    const both = await Promise.all([1, 2].map(() => api.catalog.saveProfessional({ ...professional, userId })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "USER_ALREADY_LINKED" });
  });

  it.each([
    ["firstName", " "],
    ["firstName", "x".repeat(81)],
    ["timeZone", "Mars/Base"],
    ["timeZone", "+03:00"],
    ["dailyMax", 0],
    ["dailyMax", 201],
    ["dailyMax", 2.5],
    ["color", "#12345"],
    ["email", "no es"],
    ["title", "x".repeat(121)],
  ])("refuse %s = %j", async (field, value) => {
    const clinic = await aClinic();
    await expect(
      clinic.browser("admin").api.catalog.saveProfessional({ ...professional, [field]: value }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

it("answers another institution's ids as unknown ones, and changes nothing there", async () => {
  const clinic = await aClinic();
  const other = await aClinic();
  const before = await digestOf(superuser, other.tenantId);
  const mine = await digestOf(superuser, clinic.tenantId);
  const { api } = clinic.browser("admin");
  const notFound = { ok: false, reason: "NOT_FOUND" };
  for (const [serviceId, professionalId] of [
    [other.services.visit, other.ana],
    [newId(), newId()],
  ] as const) {
    expect(await api.catalog.saveService({ ...service, id: serviceId })).toEqual(notFound);
    expect(await api.catalog.saveService({ ...service, professionalIds: [professionalId] })).toEqual(notFound);
    expect(await api.catalog.archiveService({ id: serviceId, archived: true })).toEqual(notFound);
    expect(await api.catalog.saveProfessional({ ...professional, id: professionalId })).toEqual(notFound);
    expect(await api.catalog.saveProfessional({ ...professional, serviceIds: [serviceId] })).toEqual(notFound);
    expect(await api.catalog.archiveProfessional({ id: professionalId, archived: true })).toEqual(notFound);
  }
  expect(await api.catalog.saveProfessional({ ...professional, userId: other.users.ana.userId })).toEqual({
    ok: false,
    reason: "USER_NOT_PROFESSIONAL",
  });
  expect((await api.catalog.professionals()).professionals.map(({ id }) => id).toSorted()).toEqual(
    [clinic.ana, clinic.bruno].toSorted(),
  );
  expect(await digestOf(superuser, other.tenantId)).toEqual(before);
  expect(await digestOf(superuser, clinic.tenantId)).toEqual(mine);
});
