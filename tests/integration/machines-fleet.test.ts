import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { machines } from "#modules/machines/tables.ts";
import type { FleetPageOf } from "#modules/machines/schemas.ts";
import { findMachines } from "#modules/machines/queries/find-machines.ts";
import { fleetMap } from "#modules/machines/queries/fleet-map.ts";
import { fleetPage, fleetRows } from "#modules/machines/queries/fleet-page.ts";
import { siteFigures } from "#modules/machines/queries/site-figures.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSite, aSale, PRICE, type Operator } from "../support/machines.ts";

await anInstallation();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.now();

const page = (operator: Operator, asked: Partial<FleetPageOf> = {}, who: "director" | "technician" = "director") =>
  operator.read((tx) =>
    fleetPage(tx, operator.as(who, { now: NOW }), { filter: "all", q: "", order: "worth", limit: 60, ...asked }),
  );
const names = ({ machines: list }: { machines: { name: string }[] }) => list.map(({ name }) => name);
const ago = (ms: number) => new Date(NOW - ms);

/** Five machines: all well, running low, empty where little sells, empty where much sells, and silent. */
async function aFleet() {
  const operator = await anOperator({ timeZone: "America/Argentina/Buenos_Aires" });
  const make = async (name: string, left: number, sold: number, seen: Date) => {
    const machine = await aMachine(operator, ["A1"], { name, lastSeenAt: seen });
    await machine.count(NOW - 20 * DAY, { A1: left + sold });
    await machine.sell(
      Array.from({ length: sold }, (_, n) => aSale({ sold_at: ago((n + 1) * 2 * HOUR).toISOString() })),
    );
    return machine;
  };
  const well = await make("Álamo", 50, 2, ago(0));
  const low = await make("Boj", 1, 2, ago(0));
  const few = await make("Ceibo", 0, 3, ago(0));
  const many = await make("Drago", 0, 9, ago(0));
  const silent = await make("Espino", 50, 20, ago(DAY));
  return { operator, well, low, few, many, silent };
}

describe("the fleet", () => {
  it("comes in the order of what is lost by not going there", async () => {
    const { operator } = await aFleet();
    const fleet = await page(operator);
    expect(names(fleet)).toEqual(["Espino", "Drago", "Ceibo", "Boj", "Álamo"]);
    const [silent, many] = fleet.machines;
    // Twenty in twenty days, of which nobody knows any more; nine of which none is left.
    expect(silent?.loss).toBeCloseTo(PRICE, -4);
    expect(many?.loss).toBeCloseTo((9 * PRICE) / 20, -4);
    expect(fleet.counts).toEqual({ all: 5, attention: 4, online: 4, offline: 1, pending: 0, archived: 0 });
  });

  it.each([
    ["name", ["Boj", "Ceibo", "Drago", "Espino", "Álamo"]],
    ["silent", ["Espino"]],
    ["today", ["Espino", "Drago"]],
  ] as const)("or by %s, if one would rather", async (order, first) => {
    const { operator } = await aFleet();
    expect(
      names(await page(operator, { order }))
        .slice(0, first.length)
        .toSorted(),
    ).toEqual([...first].toSorted());
  });

  it("comes page by page, each machine once, in any order", async () => {
    const { operator } = await aFleet();
    for (const order of ["worth", "name", "silent", "today"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const next = await page(operator, { order, limit: 2, cursor });
        seen.push(...names(next));
        cursor = next.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(names(await page(operator, { order })));
    }
  });

  it("is narrowed to a site, to a state, and to what is typed in a hurry", async () => {
    const { operator, low } = await aFleet();
    const site = await aSite(operator, "Galería del Sur");
    await operator.write((tx) => tx.update(machines).set({ siteId: site }).where(eq(machines.id, low.id)));
    expect(names(await page(operator, { site }))).toEqual(["Boj"]);
    expect(names(await page(operator, { filter: "offline" }))).toEqual(["Espino"]);
    expect(names(await page(operator, { q: " ALAMO" }))).toEqual(["Álamo"]);
    expect(names(await page(operator, { q: "galeria" }))).toEqual(["Boj"]);
    expect((await page(operator, { q: "%" })).machines).toEqual([]);
    expect(
      names({ machines: await operator.read((tx) => findMachines(tx, operator.as("technician"), { q: "drágo" })) }),
    ).toEqual(["Drago"]);
  });

  it("keeps what was put away to itself", async () => {
    const { operator, many } = await aFleet();
    await operator.write((tx) =>
      tx
        .update(machines)
        .set({ archivedAt: ago(0) })
        .where(eq(machines.id, many.id)),
    );
    expect(names(await page(operator))).not.toContain("Drago");
    expect(names(await page(operator, { filter: "archived" }))).toEqual(["Drago"]);
    expect(await operator.read((tx) => findMachines(tx, operator.as("technician"), { q: "drago" }))).toEqual([]);
  });

  it("tells money only to whoever may see sales", async () => {
    const { operator } = await aFleet();
    const { machines: shown } = await page(operator, {}, "technician");
    expect(shown).toHaveLength(5);
    for (const { loss, today } of shown) expect([loss, today]).toEqual([null, null]);
    const map = await operator.read((tx) => fleetMap(tx, operator.as("technician", { now: NOW })));
    expect(map.machines.map(({ loss }) => loss)).toEqual([null, null, null, null, null]);
  });

  it("is nobody else's", async () => {
    const { operator, well } = await aFleet();
    const stranger = await anOperator();
    const ctx = stranger.as("director", { now: NOW });
    expect((await stranger.read((tx) => fleetRows(tx, ctx, [well.id]))).machines).toEqual([]);
    expect((await page(stranger, { site: operator.siteId })).machines).toEqual([]);
    expect((await stranger.read((tx) => fleetMap(tx, ctx))).machines).toEqual([]);
    expect(await stranger.read((tx) => findMachines(tx, ctx, { q: "", chosen: well.id }))).toEqual([]);
  });
});

it("a machine stands on the map by itself, or else where its site is", async () => {
  const operator = await anOperator();
  await aMachine(operator, [], { name: "Propia", latitude: -34.6, longitude: -58.4 });
  await aMachine(operator, [], { name: "Perdida" });
  const map = await operator.read((tx) => fleetMap(tx, operator.as("technician", { now: NOW })));
  expect(map.machines.map(({ name, latitude }) => [name, latitude]).toSorted()).toEqual([
    ["Perdida", null],
    ["Propia", -34.6],
  ]);
});

it("a site says how its machines are, and what they sold to whoever may know", async () => {
  const { operator, many } = await aFleet();
  const elsewhere = await aSite(operator, "Otra");
  await operator.write((tx) => tx.update(machines).set({ siteId: elsewhere }).where(eq(machines.id, many.id)));
  await many.sell([aSale({ sold_at: ago(0).toISOString() })]);
  const read = (who: "director" | "technician") =>
    operator.read((tx) => siteFigures(tx, operator.as(who, { now: NOW })));
  const { sites } = await read("director");
  expect(sites.find(({ id }) => id === operator.siteId)).toMatchObject({ online: 3, offline: 1, alerts: 0 });
  const other = sites.find(({ id }) => id === elsewhere);
  expect(other).toMatchObject({ online: 1, offline: 0, sold: { weekMinor: 10 * PRICE } });
  expect((await read("technician")).sites.map(({ sold }) => sold)).toEqual([null, null]);
  const stranger = await anOperator();
  const theirs = await stranger.read((tx) => siteFigures(tx, stranger.as("director", { now: NOW })));
  expect(theirs.sites.map(({ id }) => id)).toEqual([stranger.siteId]);
});
