import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { recordCounts } from "#modules/inventory/commands/record-counts.ts";
import { recordVisit } from "#modules/maintenance/commands/record-visit.ts";
import { anInstallation } from "../support/installation.ts";
import { aPlan, aProduct, aMachine, aRoute, aVisit, move, type Route } from "../support/route.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();
const DAY = 86_400_000;

const aPhoto = (color = "#b0472a") =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: color } })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .jpeg()
    .toBuffer();

const stockOf = async ({ tenantId, machine }: Route) =>
  Object.fromEntries(
    (
      await superuser`select position, quantity from stock_levels where tenant_id = ${tenantId} and machine_id = ${machine} order by position`
    ).map(({ position, quantity }) => [position as string, quantity as number]),
  );

const jobsOf = async ({ tenantId, machine }: Route) =>
  (
    await superuser`
      select distinct name from pgboss.job where data->>'tenantId' = ${tenantId} and data->'payload'->>'machineId' = ${machine} order by name`
  ).map(({ name }) => name as string);

describe("a visit", () => {
  it("is kept whole: counts, refills, waste, work, photos, and what it answers is judged again", async () => {
    const route = await aRoute();
    const planId = await aPlan(route, route.machine);
    await superuser`delete from pgboss.job where data->>'tenantId' = ${route.tenantId}`;
    const visit = aVisit(route, {
      lines: [
        { position: "A1", counted: 7, refilled: 3 },
        { position: "A2", refilled: 2, wasted: 1 },
        { position: "A3", counted: 10 },
      ],
      work: [
        { kind: "cleaning", planId },
        { kind: "repair", notes: " Cambié el monedero ", costMinor: 250_000 },
      ],
      notes: "Estaba abierta la puerta",
    });
    const answer = await recordVisit(route.as("technician"), visit, [await aPhoto(), await aPhoto("#17504f")]);
    expect(answer).toEqual({
      ok: true,
      visitId: visit.id,
      receivedAt: route.now,
      clockWrongByMs: null,
      photosLeftOut: 0,
    });
    expect(await stockOf(route)).toEqual({ A1: 10, A2: 11, A3: 10 });
    const moves = await superuser`
      select kind, position, quantity, occurred_at from stock_movements
       where tenant_id = ${route.tenantId} and recorded_at = ${new Date(route.now)} order by occurred_at, position, kind`;
    expect(moves.map(({ kind, position, quantity, occurred_at: at }) => [kind, position, quantity, +at])).toEqual([
      ["count_correction", "A1", -3, visit.arrivedAt],
      ["refill", "A1", 3, visit.leftAt],
      ["refill", "A2", 2, visit.leftAt],
      ["waste", "A2", -1, visit.leftAt],
    ]);
    const api = route.browser("technician").api.maintenance;
    const { visits } = await api.visits({ machineId: route.machine });
    expect(visits).toMatchObject([
      {
        id: visit.id,
        arrivedAt: visit.arrivedAt,
        by: expect.stringContaining("Technician"),
        lines: visit.lines,
        notes: visit.notes,
        costMinor: 250_000,
        work: [{ kind: "cleaning" }, { kind: "repair", notes: "Cambié el monedero" }],
      },
    ]);
    expect(visits[0]?.photos).toHaveLength(2);
    const stored = await superuser<{ content: Buffer; content_type: string }[]>`
      select content, content_type from photos where tenant_id = ${route.tenantId}`;
    for (const { content, content_type: type } of stored) {
      expect(type).toBe("image/webp");
      expect((await sharp(content).metadata()).exif).toBeUndefined();
    }
    const { machines } = await api.plans({ machineId: route.machine });
    expect(machines[0]?.plans).toMatchObject([{ id: planId, state: "ok", countedFrom: visit.leftAt }]);
    expect(await jobsOf(route)).toEqual(["inventory.stock-changed", "maintenance.changed"]);
  });

  it("sent again is the same visit, with the same answer, and leaves no trace", async () => {
    const route = await aRoute();
    const visit = aVisit(route, { lines: [{ position: "A1", refilled: 2 }], work: [{ kind: "cleaning" }] });
    const photos = [await aPhoto(), Buffer.from("no picture at all")];
    const first = await recordVisit(route.as("technician"), visit, photos);
    expect(first).toMatchObject({ ok: true, photosLeftOut: 1 });
    const before = await digestOf(superuser, route.tenantId);
    // An hour later, sent from a phone that did not hear the answer.
    const again = await recordVisit(
      route.as("technician", { now: route.now + 3_600_000 }),
      { ...visit, sentAt: route.now + 3_600_000 },
      photos,
    );
    expect(again).toEqual(first);
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });

  it("sent eight times at once counts once, and all hear the same", async () => {
    const route = await aRoute();
    const planId = await aPlan(route, route.machine);
    const visit = aVisit(route, {
      lines: [{ position: "A1", counted: 4, refilled: 6 }],
      work: [{ kind: "cleaning", planId, costMinor: 100 }],
    });
    const photos = [await aPhoto()];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        recordVisit(route.as("technician", { now: route.now + index }), visit, photos),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(await stockOf(route)).toEqual({ A1: 10, A2: 10, A3: 10 });
    const [counts] = await superuser`
      select (select count(*) from visits where tenant_id = ${route.tenantId})::int as visits,
             (select count(*) from maintenance_logs where tenant_id = ${route.tenantId})::int as logs,
             (select count(*) from photos where tenant_id = ${route.tenantId})::int as photos,
             (select count(*) from stock_counts where tenant_id = ${route.tenantId})::int as counts`;
    expect(counts).toEqual({ visits: 1, logs: 1, photos: 1, counts: 1 });
  });

  it("of two technicians at once at one machine both count", async () => {
    const route = await aRoute();
    const visits = Array.from({ length: 6 }, () => aVisit(route, { lines: [{ position: "A1", refilled: 1 }] }));
    const answers = await Promise.all(visits.map((visit) => recordVisit(route.as("technician"), visit)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await stockOf(route)).toMatchObject({ A1: 16 });
  });

  it("under the id of another machine's visit is refused, not swallowed", async () => {
    const route = await aRoute();
    const other = await aMachine(route, route.product, { name: "Patio" });
    const visit = aVisit(route);
    await recordVisit(route.as("technician"), visit);
    const before = await digestOf(superuser, route.tenantId);
    expect(await recordVisit(route.as("technician"), { ...visit, machineId: other })).toEqual({
      ok: false,
      reason: "VISIT_DIFFERS",
    });
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });
});

describe("a visit that comes two days late", () => {
  it("counts at its own time: what sold since is not sold again, and a newer count stands", async () => {
    const route = await aRoute();
    const { now, machine, product } = route;
    const then = now - 2 * DAY;
    const sale = (position: string, quantity: number, at: number) =>
      move(route, { machineId: machine, productId: product, position, kind: "sale", quantity, at });
    await sale("A1", 2, now - DAY / 2);
    await sale("A2", 1, now - DAY / 2);
    // A2 was counted yesterday, by a machine that sees its own shelves, after the refill that we do not know of.
    const seen = await recordCounts(
      { ...route.as("job"), actor: { type: "machineKey", machineId: machine, keyId: newId() } },
      { observed_at: now - DAY / 4, items: [{ position: "A2", quantity: 8 }] },
    );
    expect(seen).toMatchObject({ ok: true });
    const late = aVisit(route, {
      arrivedAt: then,
      leftAt: then + 600_000,
      lines: [
        // Before yesterday's ten came in (the fixture's), there were 4; five went in.
        { position: "A1", counted: 4, refilled: 5 },
        { position: "A2", counted: 1, refilled: 6 },
      ],
    });
    expect(await recordVisit(route.as("technician"), late)).toMatchObject({ ok: true, clockWrongByMs: null });
    // A1: 4 + 5 + the fixture's 10 − 2 sold since. A2: what was seen yesterday.
    expect(await stockOf(route)).toMatchObject({ A1: 17, A2: 8 });
  });

  it("does not move back a plan that was fulfilled since, and counts the sales since its own day", async () => {
    const route = await aRoute();
    const { now, machine, product } = route;
    const fulfilled = await aPlan(route, machine, { countedFrom: new Date(now - DAY) });
    const bySales = await aPlan(route, machine, {
      everyDays: null,
      everySales: 5,
      countedFrom: new Date(now - 30 * DAY),
    });
    for (const at of [now - 10 * DAY, now - DAY])
      await move(route, { machineId: machine, productId: product, position: "A1", kind: "sale", quantity: 2, at });
    const then = now - 2 * DAY;
    await recordVisit(
      route.as("technician"),
      aVisit(route, {
        arrivedAt: then,
        leftAt: then + 600_000,
        work: [
          { kind: "cleaning", planId: fulfilled },
          { kind: "cleaning", planId: bySales },
        ],
      }),
    );
    const { machines } = await route.browser("technician").api.maintenance.plans({ machineId: machine });
    const plans = new Map(machines[0]?.plans.map((plan) => [plan.id, plan]));
    expect(plans.get(fulfilled)).toMatchObject({ countedFrom: now - DAY });
    expect(plans.get(bySales)).toMatchObject({ countedFrom: then + 600_000, salesLeft: 3 });
  });
});

describe("a phone whose clock is wrong", () => {
  it.each([
    ["three hours ahead", 3 * 3_600_000],
    ["a day behind", -DAY],
  ])("%s: the visit is put right, and it says so", async (_, wrong) => {
    const route = await aRoute();
    const visit = aVisit(route, {
      arrivedAt: route.now + wrong - 1_200_000,
      leftAt: route.now + wrong,
      sentAt: route.now + wrong,
      lines: [{ position: "A1", counted: 3 }],
    });
    const answer = await recordVisit(route.as("technician"), visit);
    expect(answer).toMatchObject({ ok: true, clockWrongByMs: wrong });
    const { visits } = await route.browser("technician").api.maintenance.visits({});
    expect(visits[0]).toMatchObject({ arrivedAt: route.now - 1_200_000, leftAt: route.now });
    expect(await stockOf(route)).toMatchObject({ A1: 3 });
    expect(await recordVisit(route.as("technician"), visit)).toEqual(answer);
  });
});

describe("is refused, and changes nothing:", () => {
  it.each([
    ["a position that the machine never had", { lines: [{ position: "Z9", refilled: 1 }] }, "UNKNOWN_POSITION"],
    ["a plan that nobody has", { work: [{ kind: "cleaning" as const, planId: newId() }] }, "NOT_FOUND"],
    ["a visit of two years ago", { arrivedAt: 0, leftAt: 1, sentAt: undefined }, "VISIT_TOO_OLD"],
    ["a machine that nobody has", { machineId: newId() }, "NOT_FOUND"],
  ])("%s", async (_, changes, reason) => {
    const route = await aRoute();
    const before = await digestOf(superuser, route.tenantId);
    // What comes before the fault is taken back with it.
    const visit = aVisit(route, { lines: [{ position: "A1", counted: 1, refilled: 5 }], ...changes });
    expect(await recordVisit(route.as("technician"), visit, [await aPhoto()])).toEqual({ ok: false, reason });
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });

  it("another institution's machine or plan, exactly as an unknown one", async () => {
    const [route, other] = [await aRoute(), await aRoute({ domain: "otra.example" })];
    const foreignPlan = await aPlan(other, other.machine);
    const before = await digestOf(superuser, other.tenantId);
    for (const visit of [
      aVisit({ ...route, machine: other.machine }, { lines: [{ position: "A1", refilled: 1 }] }),
      aVisit(route, { work: [{ kind: "cleaning", planId: foreignPlan }] }),
    ])
      expect(await recordVisit(route.as("technician"), visit)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await digestOf(superuser, other.tenantId)).toEqual(before);
    // The same id in two institutions is two visits: neither can tell that the other has it.
    const id = newId();
    for (const each of [route, other])
      expect(await recordVisit(each.as("technician"), aVisit(each, { id }))).toMatchObject({ ok: true });
  });

  it.each(["secretary", "director", "clara"] as const)("from a %s", async (who) => {
    const route = await aRoute();
    await expect(recordVisit(route.as(who), aVisit(route))).rejects.toMatchObject({ name: "Forbidden" });
  });
});

it("a position that left the planogram meanwhile still counts", async () => {
  const route = await aRoute();
  await aProduct(route, "OTRA");
  await superuser`update machine_slots set removed_at = now() where tenant_id = ${route.tenantId} and position = 'A3'`;
  const visit = aVisit(route, { lines: [{ position: "A3", refilled: 2 }] });
  expect(await recordVisit(route.as("technician"), visit)).toMatchObject({ ok: true });
  expect(await stockOf(route)).toMatchObject({ A3: 12 });
});
