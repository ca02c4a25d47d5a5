import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { restoreSale } from "#modules/inventory/commands/restore-sale.ts";
import { setAsidePage } from "#modules/inventory/queries/set-aside.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator } from "../support/machines.ts";

await anInstallation();
const NOW = Date.now();
const S = 1000;
const iso = (at: number) => new Date(at).toISOString();
const original = () => aSale({ sold_at: iso(NOW - 600 * S), seq: 41 });
const echo = (changes: object = {}) => aSale({ sold_at: iso(NOW - 590 * S), clock: "uncertain", seq: 1, ...changes });
const listed = async (operator: Operator) =>
  (await operator.read((tx) => setAsidePage(tx, operator.as("admin"), { limit: 50 }))).sales;

describe("the echo of a restart", () => {
  it("is set aside, answered as a duplicate for ever, and listed", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const [sold, told] = [original(), echo()];
    await machine.sell([sold]);
    for (let time = 0; time < 3; time++)
      expect(await machine.sell([told])).toMatchObject({ recorded: 0, duplicates: 1 });
    expect(await machine.stock()).toEqual({ A1: -1 });
    expect(await listed(operator)).toMatchObject([
      {
        eventId: told.event_id,
        echoOf: sold.event_id,
        position: "A1",
        quantity: 1,
        reason: "reboot",
        restoredAt: null,
      },
    ]);
  });

  it("is recognised in the very batch of its original", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    expect(await machine.sell([original(), echo()])).toMatchObject({ recorded: 1, duplicates: 1 });
  });

  it("comes once for each sale: a third report is a sale", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.sell([original()]);
    expect(await machine.sell([echo()])).toMatchObject({ duplicates: 1 });
    expect(await machine.sell([echo()])).toMatchObject({ recorded: 1 });
  });

  it("is found by a clock of 1970 when it comes at once, and by the heartbeat's restart", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { restartedAt: new Date(NOW - 5 * S), lastSeenAt: new Date(NOW) });
    await machine.sell([aSale({ sold_at: iso(NOW - 10 * S) })], NOW);
    expect(await machine.sell([aSale({ sold_at: iso(7 * S), clock: "uncertain" })], NOW)).toMatchObject({
      duplicates: 1,
    });
  });

  it.each([
    ["another position", { position: "A2" }],
    ["another price", { unit_price_minor: 1 }],
    ["a minute later", { sold_at: iso(NOW - 530 * S) }],
    ["a clock that knows the time", { clock: "synced" }],
  ])("is not %s", async (_name, changes) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.sell([original()]);
    expect(await machine.sell([echo(changes)])).toMatchObject({ recorded: 1 });
  });

  it("is not a second purchase in the same run", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { restartedAt: new Date(NOW - 600 * S) });
    await machine.sell([echo({ seq: 1 })]);
    expect(await machine.sell([echo({ seq: 2 }), echo({ seq: 3 })])).toMatchObject({ recorded: 2 });
    expect(await machine.stock()).toEqual({ A1: -3 });
  });

  it("is for a person to judge if its sequence went on and no restart was told", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const [sold, told] = [original(), echo({ seq: 42 })];
    await machine.sell([sold]);
    const answer = await machine.sell([told]);
    expect(answer).toMatchObject({ recorded: 1, duplicates: 0, rejected: 0 });
    expect(await machine.sell([told])).toMatchObject({ recorded: 0, duplicates: 1 });
    expect(await machine.stock()).toEqual({ A1: -1 });
    const [waiting] = await listed(operator);
    expect(waiting).toMatchObject({ eventId: told.event_id, echoOf: sold.event_id, reason: "sequence", seq: 42 });
    await restoreSale(operator.as("admin"), { id: waiting?.id ?? "", reason: "Salieron dos frascos" });
    expect(await machine.stock()).toEqual({ A1: -2 });
  });

  it("is an echo in spite of its sequence when the machine told of a restart", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { restartedAt: new Date(NOW - 595 * S) });
    await machine.sell([original()]);
    expect(await machine.sell([echo({ seq: 42 })])).toMatchObject({ recorded: 0, duplicates: 1 });
    expect(await listed(operator)).toMatchObject([{ reason: "reboot" }]);
  });

  it("is not another machine's sale", async () => {
    const operator = await anOperator();
    await (await aMachine(operator)).sell([original()]);
    expect(await (await aMachine(operator)).sell([echo()])).toMatchObject({ recorded: 1 });
  });

  it("races its like, and one of them is the echo", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.sell([original()]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => machine.sell([echo({ seq: 2 })])));
    // The first that comes repeats the sale; of the others none has a sale left to repeat but one told before it.
    const [row] = await operator.read((tx) =>
      tx.execute<{ aside: number; kept: number }>(
        sql`select (select count(*)::int from set_aside_sales where machine_id = ${machine.id}) as aside, (select count(*)::int from sale_logs where machine_id = ${machine.id}) as kept`,
      ),
    );
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(row?.aside);
    expect((row?.aside ?? 0) + (row?.kept ?? 0)).toBe(9);
  });
});

describe("restoring", () => {
  it("makes a sale of it, once, at its own time", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await machine.sell([original()]);
    const told = echo({ unit_price_minor: 25_000 });
    await machine.sell([told]);
    const [aside] = await listed(operator);
    const id = aside?.id ?? "";
    const [some, others] = await Promise.all([
      restoreSale(operator.as("admin"), { id, reason: "Vi salir el frasco" }),
      restoreSale(operator.as("admin"), { id, reason: "Vi salir el frasco" }),
    ]);
    expect([some.ok, others.ok].toSorted()).toEqual([false, true]);
    expect([some, others]).toContainEqual({ ok: false, reason: "ALREADY_RESTORED" });
    expect(await machine.stock()).toEqual({ A1: -2 });
    const restored = (await machine.sales()).find(({ source }) => source === "restored");
    expect(restored).toMatchObject({ event_id: told.event_id, unit_price_minor: "25000" });
    expect(Date.parse(restored?.occurred_at ?? "")).toBe(NOW - 590 * S);
    expect(await machine.sell([told])).toMatchObject({ duplicates: 1 });
    expect((await listed(operator))[0]?.restoredAt).not.toBeNull();
  });

  it("is for admins of this institution", async () => {
    const [operator, stranger] = [await anOperator(), await anOperator()];
    const machine = await aMachine(operator);
    await machine.sell([original(), echo()]);
    const [aside] = await listed(operator);
    const id = aside?.id ?? "";
    expect(await restoreSale(stranger.as("admin"), { id, reason: "Vi salir el frasco" })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    await expect(
      (async () => restoreSale(operator.as("technician"), { id, reason: "Vi salir el frasco" }))(),
    ).rejects.toThrow(Error);
    expect(await machine.stock()).toEqual({ A1: -1 });
  });
});
