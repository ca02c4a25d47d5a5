import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

const gym = { name: { "es-AR": "Gimnasio", en: "Gym" }, kind: "room" as const };
const policy = {
  windows: [
    { hours: 24, share: 100 },
    { hours: 6, share: 50 },
  ],
  noShowShare: 0,
  returns: { kind: "spent" as const },
};
const service = {
  name: { "es-AR": "Clase", en: "Class" },
  description: null,
  durationMin: 60,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  stepMin: 60,
  priceMinor: 0,
  creditCost: 1,
  minNoticeMin: 0,
  horizonDays: 30,
  cancellationWindowH: 12,
  autoConfirm: true,
  answerWithinH: 24,
  color: "#aabbcc",
  professionalIds: [] as string[],
};

async function aRoom(clinic: Clinic, name = gym) {
  const made = await clinic.browser("admin").api.resources.save(name);
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

async function aService(clinic: Clinic, changes: Partial<Parameters<typeof save>[1]> = {}) {
  const made = await save(clinic, { ...service, professionalIds: [clinic.ana, clinic.bruno], ...changes });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

const save = (clinic: Clinic, input: Parameters<ReturnType<Clinic["browser"]>["api"]["catalog"]["saveService"]>[0]) =>
  clinic.browser("admin").api.catalog.saveService(input);

const serviceOf = async (clinic: Clinic, id: string) =>
  (await clinic.browser("admin").api.catalog.services()).services.find((each) => each.id === id);

describe("rooms and equipment", () => {
  it("are made, renamed, put out of use and back into it", async () => {
    const clinic = await aClinic();
    const { api } = clinic.browser("admin");
    const id = await aRoom(clinic);
    expect(await api.resources.list()).toEqual([{ id, ...gym, active: true, services: [] }]);
    expect(await api.resources.save({ id, name: gym.name, kind: "equipment" })).toEqual({ ok: true, id });
    expect(await api.resources.archive({ id, archived: true })).toEqual({ ok: true });
    expect(await api.resources.list()).toMatchObject([{ id, kind: "equipment", active: false }]);
    expect(await api.resources.archive({ id, archived: false })).toEqual({ ok: true });
    const lines = await superuser`
      select action from audit_log where tenant_id = ${clinic.tenantId} and subject_id = ${id} order by id`;
    expect(lines.map(({ action }) => action as string)).toEqual([
      "resource.add",
      "resource.change",
      "resource.archive",
      "resource.restore",
    ]);
  });

  it.each([
    ["name", { "es-AR": " ", en: "" }],
    ["name", { "es-AR": "x".repeat(81), en: "Gym" }],
    ["name", "Gimnasio"],
    ["kind", "person"],
    ["id", "gym"],
  ])("refuse %s = %j", async (field, value) => {
    const clinic = await aClinic();
    const before = await digestOf(superuser, clinic.tenantId);
    const input = { ...gym, [field]: value } as typeof gym;
    await expect(clinic.browser("admin").api.resources.save(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("are read by staff and changed by admins alone", async () => {
    const clinic = await aClinic();
    const id = await aRoom(clinic);
    for (const who of ["secretary", "director", "ana"] as const) {
      const { api } = clinic.browser(who);
      expect(await api.resources.list()).toHaveLength(1);
      await expect(api.resources.save(gym)).rejects.toMatchObject({ cause: { name: "Forbidden" } });
      await expect(api.resources.archive({ id, archived: true })).rejects.toMatchObject({
        cause: { name: "Forbidden" },
      });
    }
    await expect(clinic.browser("clara").api.resources.list()).rejects.toMatchObject({ cause: { name: "Forbidden" } });
  });

  it("of another institution are not seen, nor changed, nor asked for", async () => {
    const [clinic, other] = [await aClinic(), await aClinic()];
    const foreign = await aRoom(other);
    const before = await digestOf(superuser, other.tenantId);
    const { api } = clinic.browser("admin");
    expect(await api.resources.list()).toEqual([]);
    for (const id of [foreign, newId()]) {
      expect(await api.resources.save({ id, ...gym })).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await api.resources.archive({ id, archived: true })).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await save(clinic, { ...service, resourceIds: [id] })).toEqual({ ok: false, reason: "NOT_FOUND" });
    }
    expect((await api.catalog.services()).services).toHaveLength(3);
    expect(await digestOf(superuser, other.tenantId)).toEqual(before);
  });

  it("decide which times are free: one is enough, none leaves nothing", async () => {
    const clinic = await aClinic();
    const room = await aRoom(clinic);
    const id = await aService(clinic, { resourceIds: [room] });
    expect((await serviceOf(clinic, id))?.resourceIds).toEqual([room]);
    expect(await clinic.browser("admin").api.resources.list()).toMatchObject([{ services: [{ id }] }]);

    const free = async () => {
      const found = await clinic
        .browser("visitor")
        .api.booking.slots({ serviceId: id, professionalId: "any", from: "2026-03-03", days: 1 });
      return found.ok ? found.days.flatMap(({ slots }) => slots).map(({ start }) => start) : [];
    };
    const nine = clinic.at("2026-03-03T09:00");
    expect(await free()).toContain(nine);
    const taken = await clinic
      .browser("visitor")
      .api.booking.hold({ serviceId: id, professionalId: clinic.ana, start: nine });
    expect(taken.ok).toBe(true);
    // Bruno would be free, but not the room.
    expect(await free()).not.toContain(nine);
    const refused = await clinic
      .browser("visitor")
      .api.booking.hold({ serviceId: id, professionalId: clinic.bruno, start: nine });
    expect(refused).toMatchObject({ ok: false, reason: "SLOT_TAKEN" });

    const second = await aRoom(clinic, { ...gym, name: { "es-AR": "Otro", en: "Other" } });
    await save(clinic, { ...service, id, professionalIds: [clinic.ana, clinic.bruno], resourceIds: [room, second] });
    expect(await free()).toContain(nine);
    for (const each of [room, second])
      await clinic.browser("admin").api.resources.archive({ id: each, archived: true });
    expect(await free()).toEqual([]);
  });
});

describe("a service's seats and policy", () => {
  it("are kept, and its hours are those until which everything comes back", async () => {
    const clinic = await aClinic();
    const id = await aService(clinic, { capacity: 12, policy });
    expect(await serviceOf(clinic, id)).toMatchObject({ capacity: 12, policy, cancellationWindowH: 24 });
    await save(clinic, { ...service, id, policy: { ...policy, windows: [{ hours: 48, share: 80 }] } });
    expect(await serviceOf(clinic, id)).toMatchObject({ capacity: 1, cancellationWindowH: 0 });
  });

  it("that says no more than until when it is free is those hours and nothing else", async () => {
    const clinic = await aClinic();
    const id = await aService(clinic, { policy: { ...policy, windows: [{ hours: 36, share: 100 }] } });
    expect(await serviceOf(clinic, id)).toMatchObject({ policy: null, cancellationWindowH: 36 });
  });

  const windows = (...list: [number, number][]) => ({
    policy: { ...policy, windows: list.map(([hours, share]) => ({ hours, share })) },
  });
  const credits = (amount: number, expiresInDays: number) => ({
    policy: { ...policy, returns: { kind: "credits" as const, amount, expiresInDays } },
  });
  it.each([
    ["a share over 100 %", windows([24, 101]), "SHARE_OVER_100"],
    ["a share below nothing", windows([24, -1]), "SHARE_BELOW_0"],
    ["a share with a fraction", windows([24, 33.3]), "WHOLE_NUMBER"],
    ["the same hours twice", windows([24, 100], [24, 50]), "WINDOWS_OVERLAP"],
    ["hours that grow", windows([6, 100], [24, 50]), "WINDOWS_OVERLAP"],
    ["a share that grows", windows([24, 50], [6, 100]), "SHARE_RISES"],
    ["more hours than a month", windows([721, 100]), "HOURS_RANGE"],
    ["no window", windows(), "too_small"],
    ["seven windows", windows(...[7, 6, 5, 4, 3, 2, 1].map((hours): [number, number] => [hours, 100])), "too_big"],
    ["a share for who does not come over 100 %", { policy: { ...policy, noShowShare: 101 } }, "SHARE_OVER_100"],
    ["zero credits", credits(0, 30), "too_small"],
    ["credits beyond counting", credits(2 ** 53, 30), "too_big"],
    ["credits without a day to spend them", credits(1, 0), "too_small"],
    ["no seats", { capacity: 0 }, "too_small"],
    ["more seats than a hall", { capacity: 501 }, "too_big"],
  ])("%s is refused by name, and changes nothing", async (_, changes, code) => {
    const clinic = await aClinic();
    const before = await digestOf(superuser, clinic.tenantId);
    const refused = await save(clinic, { ...service, ...changes }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "BAD_REQUEST" });
    expect(JSON.stringify((refused as Error).cause)).toContain(code);
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });
});
