import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { recordMaintenance } from "#modules/maintenance/commands/record-maintenance.ts";
import type { RecordWork } from "#modules/maintenance/schemas.ts";
import { anInstallation } from "../support/installation.ts";
import { aPlan, aRoute, move, type Route } from "../support/route.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const DAY = 86_400_000;

const plan = {
  kind: "cleaning" as const,
  name: "Limpieza",
  everyDays: 30 as number | null,
  everySales: null as number | null,
  noticeDays: 3,
};
const work = ({ now, machine }: Pick<Route, "now" | "machine">, changes: Partial<RecordWork> = {}): RecordWork => ({
  id: newId(),
  machineId: machine,
  kind: "repair",
  doneAt: now - DAY,
  ...changes,
});

const statesOf = async (route: Route) => {
  const { machines } = await route.browser("director").api.maintenance.plans({ machineId: route.machine });
  return machines[0]?.plans ?? [];
};
const told = async ({ tenantId, machine }: Route) =>
  (
    await superuser`
      select count(*)::int as jobs from pgboss.job
       where name = 'maintenance.changed' and data->>'tenantId' = ${tenantId} and data->'payload'->>'machineId' = ${machine}`
  )[0]?.["jobs"] as number;

describe("plans", () => {
  it("count from when they are made, go on counting when they are changed, and can be put away", async () => {
    const route = await aRoute();
    const { api } = route.browser("admin");
    await move(route, {
      machineId: route.machine,
      productId: route.product,
      position: "A1",
      kind: "sale",
      quantity: 3,
      at: route.now - DAY,
    });
    const made = await api.maintenance.savePlan({ ...plan, machineId: route.machine, everySales: 10 });
    if (!made.ok) throw new Error(made.reason);
    expect(await statesOf(route)).toMatchObject([{ id: made.id, state: "ok", countedFrom: route.now, salesLeft: 10 }]);

    await move(route, {
      machineId: route.machine,
      productId: route.product,
      position: "A1",
      kind: "sale",
      quantity: 4,
      at: route.now,
    });
    const later = route.browser("admin", { now: route.now + 28 * DAY }).api.maintenance;
    expect((await later.plans({})).machines[0]?.plans).toMatchObject([{ state: "due", salesLeft: 6 }]);
    expect(await later.savePlan({ ...plan, id: made.id, machineId: route.machine, everyDays: 20 })).toMatchObject({
      ok: true,
    });
    expect((await later.plans({})).machines[0]?.plans).toMatchObject([{ state: "overdue", countedFrom: route.now }]);

    expect(await api.maintenance.archivePlan({ id: made.id, archived: true })).toEqual({ ok: true });
    expect(await statesOf(route)).toEqual([]);
    expect((await api.maintenance.plans({})).archived).toMatchObject([{ id: made.id }]);
    expect(await told(route)).toBe(3);
  });

  it.each([
    ["without saying how often", { everyDays: null }, "HOW_OFTEN"],
    ["every 0 days", { everyDays: 0 }, "too_small"],
    ["every million and one sales", { everySales: 1_000_001 }, "too_big"],
    ["without a name", { name: " " }, "too_small"],
    ["with a NUL in its name", { name: "a\0b" }, "MALFORMED_TEXT"],
    ["with a notice beyond a season", { noticeDays: 91 }, "too_big"],
  ])("are refused %s, and change nothing", async (_, changes, code) => {
    const route = await aRoute();
    const before = await digestOf(superuser, route.tenantId);
    const refused = await route
      .browser("admin")
      .api.maintenance.savePlan({ ...plan, machineId: route.machine, ...changes })
      .catch((error: unknown) => error);
    expect(JSON.stringify((refused as Error).cause)).toContain(code);
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });

  it("stay with their machine", async () => {
    const route = await aRoute();
    const other = await aRoute({ domain: "otra.example" });
    const id = await aPlan(route, route.machine);
    const { api } = other.browser("admin");
    for (const input of [
      { ...plan, id, machineId: other.machine },
      { ...plan, machineId: route.machine },
      { ...plan, id, machineId: route.machine },
    ])
      expect(await api.maintenance.savePlan(input)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await api.maintenance.archivePlan({ id, archived: true })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("work told at the desk", () => {
  it("moves its plan on, with cost, notes and photos, and is told to those who watch", async () => {
    const route = await aRoute();
    const planId = await aPlan(route, route.machine);
    expect(await statesOf(route)).toMatchObject([{ state: "overdue" }]);
    const photo = await sharp({ create: { width: 10, height: 10, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const done = work(route, { kind: "cleaning", planId, costMinor: 150_000, notes: "Boquillas" });
    const answer = await recordMaintenance(route.as("admin"), done, [photo, Buffer.from("<svg/>")]);
    expect(answer).toEqual({ ok: true, id: done.id, photosLeftOut: 1 });
    expect(await statesOf(route)).toMatchObject([{ state: "ok", countedFrom: done.doneAt }]);
    expect(await told(route)).toBe(1);

    const { api } = route.browser("director");
    const listed = await api.maintenance.work({ machineId: route.machine });
    expect(listed.work).toMatchObject([
      { id: done.id, kind: "cleaning", plan: "Limpieza", costMinor: 150_000, notes: "Boquillas", onVisit: false },
    ]);
    expect(listed.work[0]?.photos).toHaveLength(1);
    await recordMaintenance(route.as("technician"), work(route, { costMinor: 50_000 }));
    expect(await api.maintenance.costs()).toMatchObject({
      currency: "ARS",
      machines: [
        { machineId: route.machine, costMinor: 200_000, times: 2, kinds: { cleaning: 150_000, repair: 50_000 } },
      ],
    });
  });

  it("told twice is written once", async () => {
    const route = await aRoute();
    const done = work(route, { costMinor: 100 });
    const answers = await Promise.all([1, 2, 3].map(() => recordMaintenance(route.as("admin"), done)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const { api } = route.browser("admin");
    expect(await api.maintenance.costs()).toMatchObject({ machines: [{ costMinor: 100, times: 1 }] });
    expect(await told(route)).toBe(1);
  });

  it.each([
    ["that is still to come", (route: Route) => work(route, { doneAt: route.now + DAY }), "NOT_DONE_YET"],
    ["on a machine that nobody has", (route: Route) => work(route, { machineId: newId() }), "NOT_FOUND"],
    ["for a plan that nobody has", (route: Route) => work(route, { planId: newId() }), "NOT_FOUND"],
  ])("%s is refused, and changes nothing", async (_, input, reason) => {
    const route = await aRoute();
    const before = await digestOf(superuser, route.tenantId);
    expect(await recordMaintenance(route.as("admin"), input(route))).toEqual({ ok: false, reason });
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });

  it.each(["director", "secretary", "clara"] as const)("is not for a %s", async (who) => {
    const route = await aRoute();
    await expect(recordMaintenance(route.as(who), work(route))).rejects.toMatchObject({ name: "Forbidden" });
  });
});
