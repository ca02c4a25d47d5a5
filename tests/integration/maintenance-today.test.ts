import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { machineReadings } from "#modules/machines/tables.ts";
import { positionEvidence } from "#modules/maintenance/queries/position-evidence.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, aPlan, aProduct, aRoute, move, type Route } from "../support/route.ts";

await anInstallation();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const today = (route: Route) => route.browser("technician").api.maintenance.today();

/** Readings every half hour, but for the silence between two instants. */
async function readings({ tenantId, now, write }: Route, machineId: string, silence: [number, number]) {
  const at = Array.from({ length: 28 * 48 }, (_, index) => now - index * (HOUR / 2));
  const heard = at.filter((each) => each <= silence[0] || each >= silence[1]);
  await write((tx) =>
    tx
      .insert(machineReadings)
      .values(heard.map((each) => ({ tenantId, id: newId(), machineId, at: new Date(each), temperatureC: 20 }))),
  );
}

describe("what is known of a position", () => {
  const evidenceOf = async (route: Route, position = "A1") => {
    const all = await route.read((tx) => positionEvidence(tx, route.as("technician")));
    const found = all.find((each) => each.machineId === route.machine && each.position === position);
    return found && { sold: found.sold, days: Math.round((found.exposure / DAY) * 1000) / 1000 };
  };
  const sell = (route: Route, quantity: number, at: number, position = "A1") =>
    move(route, { machineId: route.machine, productId: route.product, position, kind: "sale", quantity, at });
  const refill = (route: Route, quantity: number, at: number) =>
    move(route, { machineId: route.machine, productId: route.product, position: "A1", kind: "refill", quantity, at });
  const empty = { slots: [{ stock: 0 }] };
  const bare = async () => {
    const route = await aRoute();
    return { ...route, machine: await aMachine(route, route.product, { name: "Otra", ...empty }) };
  };

  it("counts only the hours in which something lay there", async () => {
    const route = await bare();
    // Filled ten days ago, sold out after four; filled yesterday again.
    await refill(route, 8, route.now - 10 * DAY);
    await sell(route, 3, route.now - 8 * DAY);
    await sell(route, 5, route.now - 6 * DAY);
    await refill(route, 5, route.now - DAY);
    await sell(route, 1, route.now - HOUR);
    expect(await evidenceOf(route)).toEqual({ sold: 9, days: 5 });
  });

  it("a position that was empty all the time could not sell", async () => {
    expect(await evidenceOf(await bare())).toEqual({ sold: 0, days: 0 });
  });

  it("one that was full all the time could, the whole window long", async () => {
    const route = await bare();
    await refill(route, 8, route.now - 40 * DAY);
    expect(await evidenceOf(route)).toEqual({ sold: 0, days: 28 });
  });

  it("hours in which the machine was silent count neither as time nor by their sales", async () => {
    const route = await bare();
    await refill(route, 50, route.now - 40 * DAY);
    const silence: [number, number] = [route.now - 6 * DAY, route.now - 3 * DAY];
    await readings(route, route.machine, silence);
    await sell(route, 4, route.now - 10 * DAY);
    await sell(route, 7, route.now - 5 * DAY);
    expect(await evidenceOf(route)).toEqual({ sold: 4, days: 25 });
  });

  it("a machine that fell silent last week knows nothing of this one", async () => {
    const route = await aRoute();
    const machine = await aMachine(route, route.product, {
      name: "Callada",
      lastSeenAt: route.now - 7 * DAY,
      ...empty,
    });
    const silent = { ...route, machine };
    await refill(silent, 10, route.now - 40 * DAY);
    // An hour of grace: readings come every few minutes.
    expect(await evidenceOf(silent)).toEqual({ sold: 0, days: 21.042 });
  });

  it("an oversold position sells no more than it held", async () => {
    const route = await bare();
    await refill(route, 2, route.now - 10 * DAY);
    await sell(route, 2, route.now - 8 * DAY);
    await sell(route, 3, route.now - 4 * DAY);
    expect(await evidenceOf(route)).toEqual({ sold: 2, days: 2 });
  });
});

describe("today's list", () => {
  it("puts first what loses most, and says why", async () => {
    const route = await aRoute();
    const rich = await aProduct(route, "NOCHE", { price: 50_000, cost: 20_000 });
    const plain = await aMachine(route, route.product, { name: "Sin apuro", slots: [{ stock: 10 }], site: "Hotel" });
    const best = await aMachine(route, rich, {
      name: "Estrella",
      slots: [{ stock: 0 }, { stock: 2 }],
      site: "Shopping",
    });
    for (const day of [2, 4, 6, 8, 10])
      await move(route, {
        machineId: best,
        productId: rich,
        position: "A2",
        kind: "sale",
        quantity: 1,
        at: route.now - day * DAY,
      });
    // What A2 sold came from an earlier filling.
    await move(route, {
      machineId: best,
      productId: rich,
      position: "A2",
      kind: "refill",
      quantity: 5,
      at: route.now - 20 * DAY,
    });
    await aPlan(route, plain);
    const { machines, products, currency } = await today(route);
    expect(currency).toBe("ARS");
    expect(machines.map(({ name }) => name)[0]).toBe("Estrella");
    const first = machines[0];
    expect(first?.loss).toBeGreaterThan(0);
    expect(first?.site).toMatchObject({ name: "Shopping" });
    expect(first?.reasons).toEqual([
      { kind: "empty", positions: ["A1"] },
      { kind: "low", positions: ["A2"] },
    ]);
    expect(first?.slots).toMatchObject([
      { position: "A1", stock: 0, par: 10, state: "empty" },
      { position: "A2", stock: 2, par: 10, state: "low" },
    ]);
    expect(machines.find(({ id }) => id === plain)?.reasons).toEqual([{ kind: "overdue", plan: "Limpieza" }]);
    expect(products.map(({ sku }) => sku).toSorted()).toEqual(["NOCHE", "ROSA"]);
  });

  it("tells which machines are not heard, and leaves out those that are put away", async () => {
    const route = await aRoute();
    const silent = await aMachine(route, route.product, { name: "Callada", lastSeenAt: route.now - HOUR });
    const fresh = await aMachine(route, route.product, { name: "Nueva", lastSeenAt: null });
    const { machines } = await today(route);
    const of = (id: string) => machines.find((machine) => machine.id === id);
    expect(of(silent)).toMatchObject({ silent: true, reasons: [{ kind: "silent", since: route.now - HOUR }] });
    expect(of(fresh)).toMatchObject({ silent: true, reasons: [{ kind: "silent", since: null }] });
    expect(of(route.machine)).toMatchObject({ silent: false, reasons: [] });
  });

  it("without a known cost, half the price is at stake", async () => {
    const route = await aRoute();
    const unknown = await aProduct(route, "SIN-COSTO", { price: 1200, cost: null });
    const same = await aProduct(route, "CON-COSTO", { price: 1200, cost: 600 });
    const [one, other] = [
      await aMachine(route, unknown, { slots: [{ stock: 0 }] }),
      await aMachine(route, same, { slots: [{ stock: 0 }] }),
    ];
    await move(route, {
      machineId: route.machine,
      productId: route.product,
      position: "A1",
      kind: "sale",
      quantity: 5,
      at: route.now - HOUR,
    });
    const { machines } = await today(route);
    const loss = (id: string) => machines.find((machine) => machine.id === id)?.loss;
    expect(loss(one)).toBeGreaterThan(0);
    expect(loss(one)).toBe(loss(other));
  });

  it("is of one's own institution", async () => {
    const [route, other] = [await aRoute(), await aRoute({ domain: "otra.example" })];
    const { machines, products } = await today(route);
    expect(machines.map(({ id }) => id)).toEqual([route.machine]);
    expect(JSON.stringify({ machines, products })).not.toContain(other.machine);
  });
});
