import { describe, expect, it } from "vitest";
import { stockView } from "#modules/inventory/queries/stock-view.ts";
import { machineSlots } from "#modules/machines/tables.ts";
import { eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator, type TestMachine } from "../support/machines.ts";

await anInstallation();
/** Counted an hour ago, heard of now, copied a little later; then come what happens, and whoever takes it back. */
const T = Date.now();
const EARLIER = T - 3_600_000;
const COPIED = T + 10_000;
const AFTERWARDS = T + 20_000;

type Lies = { lies: "empty" | "moved" } | { lies: "counted"; quantity: number };

/** Another machine whose planogram is `products` by position: the same products in other places. */
async function aMachineWith(operator: Operator, products: Record<string, string>, capacity = 10): Promise<TestMachine> {
  const machine = await aMachine(operator, []);
  const slot = { capacity, lowStockThreshold: 2, parLevel: null, priceMinor: null };
  const slots = Object.entries(products).map(([position, productId]) => ({ position, productId, ...slot }));
  await operator.browser("admin").api.machines.setPlanogram({ machineId: machine.id, slots });
  return machine;
}

/** Rosa in A1 (5 counted) and lila in A2 (7), and a model machine that has them the other way round. */
async function aSwap() {
  const operator = await anOperator();
  const machine = await aMachine(operator, ["A1", "A2"], { slot: { capacity: 10 } });
  await machine.count(EARLIER, { A1: 5, A2: 7 }, T);
  const [rosa = "", lila = ""] = machine.productIds;
  const model = await aMachineWith(operator, { A1: lila, A2: rosa });
  const { api } = operator.browser("admin", { now: COPIED });
  const later = operator.browser("admin", { now: AFTERWARDS }).api;
  const preview = async () => {
    const shown = await api.inventory.copyPreview({ from: model.id, to: [machine.id] });
    if (!shown.ok) throw new Error(shown.reason);
    return shown.machines;
  };
  const copy = async (answers: Record<string, Lies>, seen?: string) =>
    api.inventory.copyPlanogram({
      from: model.id,
      machines: [
        {
          machineId: machine.id,
          seen: seen ?? (await preview())[0]?.seen ?? "",
          answers: Object.entries(answers).map(([position, answer]) => ({ position, ...answer })),
        },
      ],
    });
  return { operator, machine, model, rosa, lila, api, later, preview, copy };
}

const productsIn = async (operator: Operator, machineId: string): Promise<Record<string, string>> => {
  const rows = await operator.read((tx) => tx.select().from(machineSlots).where(eq(machineSlots.machineId, machineId)));
  return Object.fromEntries(rows.flatMap((row) => (row.removedAt ? [] : [[row.position, row.productId]])));
};
const trustIn = async (operator: Operator, machineId: string) => {
  const ctx = operator.as("admin", { now: AFTERWARDS + 1000 });
  const { positions } = await operator.read((tx) => stockView(tx, ctx, { state: "all", machineId, limit: 50 }));
  return Object.fromEntries(positions.map(({ position, confidence }) => [position, confidence]));
};
/** Units by product, as the ledger's lines say. */
const unitsOf = async (machine: TestMachine): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { position, productId, quantity } of await machine.ledger())
    sums[`${position} ${productId}`] = (sums[`${position} ${productId}`] ?? 0) + quantity;
  return Object.fromEntries(Object.entries(sums).filter(([, units]) => units !== 0));
};

describe("before a planogram is copied", () => {
  it("shows what changes in each machine and what lies there, and changes nothing", async () => {
    const { operator, machine, model, api, preview } = await aSwap();
    const other = await aMachine(operator, ["A1", "Z9"]);
    await other.count(EARLIER, { Z9: 3 }, T);
    expect(await preview()).toMatchObject([
      {
        machineId: machine.id,
        kept: 0,
        changes: [
          { position: "A1", kind: "product", stock: 5, movesTo: ["A2"], same: false },
          { position: "A2", kind: "product", stock: 7, movesTo: ["A1"], same: false },
        ],
      },
    ]);
    const both = await api.inventory.copyPreview({ from: model.id, to: [machine.id, other.id, model.id] });
    expect(both).toMatchObject({
      machines: [
        { machineId: machine.id },
        {
          machineId: other.id,
          changes: [
            { position: "A1", kind: "product", stock: 0 },
            { position: "A2", kind: "added", was: null, stock: 0 },
            { position: "Z9", kind: "removed", becomes: null, stock: 3, movesTo: [] },
          ],
        },
      ],
    });
    expect(await machine.stock()).toEqual({ A1: 5, A2: 7 });
  });

  it("asks what lies there, and is not told otherwise by what was shown before", async () => {
    const { machine, model, api, preview, copy, rosa } = await aSwap();
    expect(await copy({ A1: { lies: "empty" } })).toMatchObject({ reason: "ANSWER_MISSING", positions: ["A2"] });
    const seen = (await preview())[0]?.seen ?? "";
    await api.machines.saveSlot({
      machineId: model.id,
      position: "A3",
      productId: rosa,
      capacity: 4,
      parLevel: null,
      lowStockThreshold: 1,
      priceMinor: null,
    });
    expect(await copy({ A1: { lies: "empty" }, A2: { lies: "empty" } }, seen)).toMatchObject({
      reason: "PLANOGRAM_CHANGED",
    });
    expect(await machine.stock()).toEqual({ A1: 5, A2: 7 });
  });
});

describe("copying a planogram", () => {
  it("leaves nothing under another product's name: what is gone leaves, and what was seen is certain", async () => {
    const { operator, machine, rosa, lila, copy } = await aSwap();
    expect(await copy({ A1: { lies: "empty" }, A2: { lies: "counted", quantity: 4 } })).toMatchObject({ copied: 1 });
    expect(await productsIn(operator, machine.id)).toEqual({ A1: lila, A2: rosa });
    expect(await machine.stock()).toEqual({ A1: 0, A2: 4 });
    expect(await unitsOf(machine)).toEqual({ [`A2 ${rosa}`]: 4 });
    const trust = await trustIn(operator, machine.id);
    expect([trust["A1"]?.level, trust["A2"]?.level]).toEqual(["high", "high"]);
  });

  it("follows what was moved, and doubts it until somebody counts", async () => {
    const { operator, machine, rosa, lila, copy } = await aSwap();
    await copy({ A1: { lies: "moved" }, A2: { lies: "moved" } });
    expect(await machine.stock()).toEqual({ A1: 7, A2: 5 });
    expect(await unitsOf(machine)).toEqual({ [`A1 ${lila}`]: 7, [`A2 ${rosa}`]: 5 });
    expect((await trustIn(operator, machine.id))["A1"]).toEqual({ level: "low", doubts: ["assumed"] });
    await machine.count(AFTERWARDS, { A1: 7, A2: 5 }, AFTERWARDS);
    expect((await trustIn(operator, machine.id))["A1"]?.level).toBe("high");
  });

  it("and a product given to a position by hand is doubted as well", async () => {
    const { operator, machine, lila, api } = await aSwap();
    await api.machines.saveSlot({
      machineId: machine.id,
      position: "A1",
      productId: lila,
      capacity: 10,
      parLevel: null,
      lowStockThreshold: 2,
      priceMinor: null,
    });
    expect((await trustIn(operator, machine.id))["A1"]).toEqual({ level: "low", doubts: ["assumed"] });
  });

  it("twice at once is once", async () => {
    const { machine, preview, copy, rosa } = await aSwap();
    const seen = (await preview())[0]?.seen ?? "";
    const answers = { A1: { lies: "empty" }, A2: { lies: "counted", quantity: 4 } } as const;
    const done = await Promise.all([copy(answers, seen), copy(answers, seen), copy(answers, seen)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((it) => !it.ok && it.reason === "PLANOGRAM_CHANGED")).toHaveLength(2);
    expect(await unitsOf(machine)).toEqual({ [`A2 ${rosa}`]: 4 });
  });

  it("is for all of the machines or none, of this institution, and for admins", async () => {
    const { operator, machine, model, api, preview } = await aSwap();
    const other = await anOperator();
    const theirs = await aMachine(other, ["Z9"]);
    const [shown] = await preview();
    const answers = [
      { position: "A1", lies: "empty" as const },
      { position: "A2", lies: "empty" as const },
    ];
    const own = { machineId: machine.id, seen: shown?.seen ?? "", answers };
    for (const stranger of [theirs.id, newId()]) {
      const notFound = { ok: false, reason: "NOT_FOUND" };
      expect(await api.inventory.copyPreview({ from: model.id, to: [machine.id, stranger] })).toEqual(notFound);
      const machines = [own, { machineId: stranger, seen: "", answers: [] }];
      expect(await api.inventory.copyPlanogram({ from: model.id, machines })).toEqual(notFound);
      expect(await api.inventory.copyPlanogram({ from: stranger, machines: [own] })).toEqual(notFound);
      expect(await api.inventory.undoCopy({ copyId: stranger })).toEqual(notFound);
    }
    for (const role of ["technician", "director", "secretary"] as const)
      await expect(
        operator.browser(role).api.inventory.copyPlanogram({ from: model.id, machines: [own] }),
      ).rejects.toThrow();
    expect(await machine.stock()).toEqual({ A1: 5, A2: 7 });
    const empty = await aMachine(operator, []);
    expect(await api.inventory.copyPreview({ from: empty.id, to: [machine.id] })).toMatchObject({
      reason: "PLANOGRAM_EMPTY",
    });
  });

  it("ends two copies across each other without a deadlock", async () => {
    const { machine, model, api } = await aSwap();
    const seenBy = async (from: string, to: string) => {
      const shown = await api.inventory.copyPreview({ from, to: [to] });
      return shown.ok ? (shown.machines[0]?.seen ?? "") : "";
    };
    const copies = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const [from, to] = i % 2 === 0 ? [model, machine] : [machine, model];
        const answers = ["A1", "A2"].map((position) => ({ position, lies: "empty" as const }));
        const machines = [{ machineId: to.id, seen: await seenBy(from.id, to.id), answers }];
        return api.inventory.copyPlanogram({ from: from.id, machines });
      }),
    );
    expect(copies.some(({ ok }) => ok)).toBe(true);
  });
});

describe("a copy that is taken back", () => {
  it("leaves planogram and stock as they were, by new lines, once", async () => {
    const { operator, machine, rosa, lila, api, later, copy } = await aSwap();
    const done = await copy({ A1: { lies: "empty" }, A2: { lies: "counted", quantity: 4 } });
    const copyId = done.ok ? done.copyId : "";
    expect(await api.inventory.lastCopy({ machineId: machine.id })).toMatchObject({ copyId, machines: 1 });
    const lines = (await machine.ledger()).length;
    const [one, two] = await Promise.all([later.inventory.undoCopy({ copyId }), later.inventory.undoCopy({ copyId })]);
    expect([one, two]).toContainEqual({ ok: true, undone: 1, left: [] });
    expect([one, two]).toContainEqual({ ok: false, reason: "CHANGED_SINCE" });
    expect(await productsIn(operator, machine.id)).toEqual({ A1: rosa, A2: lila });
    expect(await machine.stock()).toEqual({ A1: 5, A2: 7 });
    expect(await unitsOf(machine)).toEqual({ [`A1 ${rosa}`]: 5, [`A2 ${lila}`]: 7 });
    expect((await machine.ledger()).length).toBeGreaterThan(lines);
    expect(await api.inventory.lastCopy({ machineId: machine.id })).toBeNull();
    // What was seen of the copied planogram says nothing of the former one.
    expect((await trustIn(operator, machine.id))["A1"]?.doubts).toContain("assumed");
  });

  it("where only moved, is trusted as before", async () => {
    const { operator, machine, later, copy } = await aSwap();
    const done = await copy({ A1: { lies: "moved" }, A2: { lies: "moved" } });
    await later.inventory.undoCopy({ copyId: done.ok ? done.copyId : "" });
    expect(await machine.stock()).toEqual({ A1: 5, A2: 7 });
    expect((await trustIn(operator, machine.id))["A1"]).toEqual({ level: "high", doubts: [] });
  });

  it.each<[string, (swap: Awaited<ReturnType<typeof aSwap>>) => Promise<unknown>]>([
    ["something was sold", ({ machine }) => machine.sell([aSale({ position: "A2" })], AFTERWARDS)],
    ["somebody counted", ({ machine }) => machine.count(AFTERWARDS, { A1: 0 }, AFTERWARDS)],
    ["the planogram changed", ({ machine, api }) => api.machines.removeSlot({ machineId: machine.id, position: "A1" })],
  ])("is not, once %s", async (_name, happens) => {
    const swap = await aSwap();
    const { machine, api, later, copy } = swap;
    const done = await copy({ A1: { lies: "empty" }, A2: { lies: "counted", quantity: 4 } });
    await happens(swap);
    const stock = await machine.stock();
    expect(await api.inventory.lastCopy({ machineId: machine.id })).toBeNull();
    expect(await later.inventory.undoCopy({ copyId: done.ok ? done.copyId : "" })).toEqual({
      ok: false,
      reason: "CHANGED_SINCE",
    });
    expect(await machine.stock()).toEqual(stock);
  });
});
