import { randomUUID } from "node:crypto";
import { like } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditLog } from "#modules/audit/tables.ts";
import { addMovements } from "#modules/inventory/commands/add-movements.ts";
import { recordCount } from "#modules/inventory/commands/record-count.ts";
import { recordRefill } from "#modules/inventory/commands/record-refill.ts";
import { recordWaste } from "#modules/inventory/commands/record-waste.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator, type TestMachine } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

await anInstallation();
const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const NOW = Date.now();

type Op = { position: string; at: number; quantity: number; kind: "sale" | "refill" | "waste" | "count" };
type Ledger = { stock: Record<string, number>; byDay: Record<string, number> };
const POSITIONS = ["A1", "A2"];
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** What the ledger ought to say, by walking through time once: whatever happened up to a count is what it saw. */
function oracle(ops: readonly Op[]): Ledger {
  const ledger: Ledger = { stock: {}, byDay: {} };
  for (const position of POSITIONS) {
    const own = ops
      .filter((op) => op.position === position)
      .toSorted((a, b) => a.at - b.at || Number(a.kind === "count") - Number(b.kind === "count"));
    let stock = 0;
    for (const { kind, quantity, at } of own) {
      const change = kind === "count" ? quantity - stock : kind === "refill" ? quantity : -quantity;
      stock += change;
      const day = `${position} ${dayOf(at)}`;
      ledger.byDay[day] = (ledger.byDay[day] ?? 0) + change;
    }
    if (own.length > 0) ledger.stock[position] = stock;
  }
  return ledger;
}

async function send(operator: Operator, machine: TestMachine, batch: readonly Op[]): Promise<void> {
  const of = (kind: Op["kind"]) => batch.filter((op) => op.kind === kind);
  const sales = of("sale").map(({ position, at, quantity }) =>
    aSale({ position, quantity, sold_at: new Date(at).toISOString() }),
  );
  // Twice, as machines do.
  if (sales.length > 0) for (let time = 0; time < 2; time++) await machine.sell(sales, NOW);
  for (const { position, at, quantity } of of("count"))
    for (let time = 0; time < 2; time++) await machine.count(at, { [position]: quantity }, NOW);
  const ctx = operator.as("technician", { now: NOW });
  for (const op of [...of("refill"), ...of("waste")]) {
    const { at, position, quantity } = op;
    const kind = op.kind === "refill" ? "refill" : "waste";
    const cause = `test:${randomUUID()}`;
    for (let time = 0; time < 2; time++)
      await withTenant(ctx, (tx) =>
        addMovements(tx, ctx, { machineId: machine.id, kind, at, items: [{ position, quantity }], cause }),
      );
  }
}

async function ledgerOf(machine: TestMachine, ops: readonly Op[]): Promise<Ledger> {
  const lines = await machine.ledger();
  const byDay: Record<string, number> = Object.fromEntries(
    ops.map(({ position, at }) => [`${position} ${dayOf(at)}`, 0]),
  );
  for (const { position, occurredAt, quantity } of lines) {
    const day = `${position} ${dayOf(occurredAt.getTime())}`;
    byDay[day] = (byDay[day] ?? 0) + quantity;
  }
  for (const count of ops.filter(({ kind }) => kind === "count")) {
    const seen = lines.filter((it) => it.position === count.position && it.occurredAt.getTime() <= count.at);
    expect(
      seen.reduce((sum, { quantity }) => sum + quantity, 0),
      "what was seen at a count",
    ).toBe(count.quantity);
  }
  return { stock: await machine.stock(), byDay };
}

/** Whole minutes of three days, so that things often happen at the very same time. */
const at = fc.integer({ min: 1, max: 40 }).map((step) => NOW - 3 * DAY + step * 108 * MIN);
const op = fc.record({
  position: fc.constantFrom(...POSITIONS),
  at,
  quantity: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom<Op["kind"]>("sale", "sale", "refill", "waste", "count"),
});
/** Two counts of a position at one instant contradict each other: of those the last that is told is believed. */
const history = fc
  .array(op, { minLength: 1, maxLength: 18 })
  .map((ops) =>
    ops.filter(
      (it, i) =>
        it.kind !== "count" ||
        ops.findIndex((other) => other.kind === "count" && other.position === it.position && other.at === it.at) === i,
    ),
  );

describe("counts", () => {
  it("give the same stock and the same ledger in whatever order and batches things are told", async () => {
    const operator = await anOperator();
    let machines = 0;
    await fc.assert(
      fc.asyncProperty(
        history.chain((ops) =>
          fc.tuple(
            fc.constant(ops),
            fc.shuffledSubarray(ops, { minLength: ops.length }),
            fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 18, maxLength: 18 }),
          ),
        ),
        async ([ops, shuffled, sizes]) => {
          const machine = await aMachine(operator, POSITIONS);
          machines++;
          const left = [...shuffled];
          for (const size of sizes) await send(operator, machine, left.splice(0, size));
          expect(await ledgerOf(machine, ops)).toEqual(oracle(ops));
        },
      ),
      { numRuns: 40 },
    );
    expect(machines).toBeGreaterThanOrEqual(40);
  });

  it("never overwrite what came after them", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(NOW - 2 * HOUR, { A1: 10 });
    await machine.sell([aSale({ sold_at: new Date(NOW - HOUR).toISOString() })]);
    expect(await machine.count(NOW - 3 * HOUR, { A1: 4 })).toEqual({
      ok: true,
      items: [{ position: "A1", quantity: 9, correctedBy: 4 }],
    });
    expect(await machine.stock()).toEqual({ A1: 9 });
  });

  it("have seen a sale of before that comes after", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.count(NOW - HOUR, { A1: 10 });
    const answer = await machine.sell([aSale({ sold_at: new Date(NOW - 2 * HOUR).toISOString(), quantity: 3 })]);
    expect(answer.results).toMatchObject([{ status: "recorded", remainingStock: 10 }]);
    expect(await machine.stock()).toEqual({ A1: 10 });
    expect((await machine.ledger()).map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
      "sale -3",
      "count_correction 10",
      "count_correction 3",
    ]);
  });

  it("are the same count when told again, and the last word when told otherwise", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    for (const [told, correctedBy] of [
      [5, 5],
      [5, 5],
      [8, 3],
    ] as const)
      expect(await machine.count(NOW - HOUR, { A1: told })).toMatchObject({ items: [{ quantity: told, correctedBy }] });
    expect(await machine.stock()).toEqual({ A1: 8 });
  });

  it("of a clock that runs ahead are of now, and of tomorrow are refused", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    expect(await machine.count(NOW + HOUR, { A1: 5 }, NOW)).toMatchObject({ ok: true });
    await machine.sell([aSale({ sold_at: new Date(NOW + 1000).toISOString() })], NOW + 1000);
    expect(await machine.stock()).toEqual({ A1: 4 });
    expect(await machine.count(NOW + 25 * HOUR, { A1: 5 }, NOW)).toMatchObject({ ok: false, reason: "CLOCK_AHEAD" });
  });

  it("race sales without losing a unit", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const observed = Date.now() + 1000;
    await Promise.all([
      ...Array.from({ length: 20 }, () => machine.sell([aSale()], observed + 1000)),
      machine.count(observed, { A1: 100 }, observed + 1000),
      ...Array.from({ length: 20 }, () =>
        machine.sell([aSale({ sold_at: new Date(observed + 500).toISOString() })], observed + 1000),
      ),
    ]);
    expect(await machine.stock()).toEqual({ A1: 80 });
  });
});

describe("PUT /machine/inventory", () => {
  it("answers as the contract says", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const client = rest(operator, machine.key);
    const observed_at = new Date(NOW - HOUR).toISOString();
    const items = [
      { position: "A1", quantity: 7 },
      { position: "A2", quantity: 0 },
    ];
    expect((await client.put("/machine/inventory", { observed_at, items })).data).toEqual({
      items: [
        { position: "A1", quantity: 7, corrected_by: 7 },
        { position: "A2", quantity: 0, corrected_by: 0 },
      ],
    });
    await machine.sell([aSale({ quantity: 9 })]);
    const later = await client.put("/machine/inventory", { observed_at: new Date().toISOString(), items });
    expect(later.data).toMatchObject({
      items: [
        { quantity: 7, corrected_by: 9 },
        { quantity: 0, corrected_by: 0 },
      ],
    });
  });

  it.each([
    ["fewer than none", { items: [{ position: "A1", quantity: -1 }] }, "VALIDATION_ERROR"],
    ["half a unit", { items: [{ position: "A1", quantity: 0.5 }] }, "VALIDATION_ERROR"],
    [
      "a position twice",
      {
        items: [
          { position: "A1", quantity: 1 },
          { position: "A1", quantity: 2 },
        ],
      },
      "VALIDATION_ERROR",
    ],
    ["nothing", { items: [] }, "VALIDATION_ERROR"],
    ["the day after tomorrow", { observed_at: new Date(NOW + 2 * DAY).toISOString() }, "CLOCK_AHEAD"],
    [
      "a position that never was",
      {
        items: [
          { position: "A1", quantity: 1 },
          { position: "Z9", quantity: 1 },
        ],
      },
      "UNKNOWN_POSITION",
    ],
  ])("refuses %s, whole", async (_name, changes, code) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const body = { observed_at: new Date(NOW).toISOString(), items: [{ position: "A1", quantity: 1 }], ...changes };
    const answer = await rest(operator, machine.key).put("/machine/inventory", body);
    expect([answer.status, answer.error.code]).toEqual([422, code]);
    expect(await machine.stock()).toEqual({});
  });
});

describe("at the desk", () => {
  it("people count, fill and throw away, each once", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const ctx = operator.as("technician", { now: NOW });
    const item = (quantity: number) => ({
      requestId: randomUUID(),
      machineId: machine.id,
      items: [{ position: "A1", quantity }],
    });
    const at = (minutes: number) => ({ ...ctx, now: NOW + minutes * MIN });
    const [count, refill, waste] = [item(5), item(20), { ...item(2), note: "Frasco roto" }];
    const left = (quantity: number) => ({ ok: true, items: [{ position: "A1", quantity }] });
    for (let time = 0; time < 2; time++) expect(await recordCount(at(0), count)).toMatchObject(left(5));
    for (let time = 0; time < 2; time++) expect(await recordRefill(at(1), refill)).toMatchObject(left(25));
    for (let time = 0; time < 2; time++) expect(await recordWaste(at(2), waste)).toMatchObject(left(23));
    expect(await machine.stock()).toEqual({ A1: 23 });
    const written = await operator.read((tx) =>
      tx
        .select({ action: auditLog.action })
        .from(auditLog)
        .where(like(auditLog.action, "stock.%"))
        .orderBy(auditLog.id),
    );
    expect(written.map(({ action }) => action)).toEqual(["stock.count", "stock.refill", "stock.waste"]);
  });

  it("another institution's machine is as unknown as one that does not exist", async () => {
    const [operator, stranger] = [await anOperator(), await anOperator()];
    const machine = await aMachine(stranger);
    for (const machineId of [machine.id, randomUUID()])
      expect(
        await recordRefill(operator.as("technician"), {
          requestId: randomUUID(),
          machineId,
          items: [{ position: "A1", quantity: 1 }],
        }),
      ).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it.each(["director", "secretary", "clara", "visitor"] as const)("%s may not", async (who) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const input = { requestId: randomUUID(), machineId: machine.id, items: [{ position: "A1", quantity: 1 }] };
    for (const command of [recordCount, recordRefill])
      await expect((async () => command(operator.as(who), input))()).rejects.toThrow(Error);
  });
});
