import { describe, expect, it } from "vitest";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { alerts } from "#modules/alerts/tables.ts";
import { rejectedSales } from "#modules/inventory/tables.ts";
import { flushRequests } from "#server/rest/request-log.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator, type TestMachine } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

await anInstallation();
const DAY = 24 * 3_600_000;

const kept = (operator: Operator) =>
  operator.read((tx) => tx.select().from(rejectedSales).orderBy(rejectedSales.lastAt));
const alertsOf = async (operator: Operator) =>
  (await operator.read((tx) => tx.select().from(alerts).orderBy(alerts.id))).map(
    ({ type, state }) => `${type} ${state}`,
  );
const judge = (operator: Operator, { id }: TestMachine, now = Date.now()) =>
  judgeMachine(operator.as("job", { now }), { machineId: id });

describe("a sale that cannot be counted", () => {
  it("is kept once as it was told, with its reason, however often it is told", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const [unknown, ahead] = [
      aSale({ position: "Z9" }),
      aSale({ sold_at: new Date(Date.now() + 3 * DAY).toISOString() }),
    ];
    const batch = [unknown, ahead, { event_id: "half" }, 7, aSale()];
    expect(await machine.sell(batch)).toMatchObject({ recorded: 1, rejected: 4 });
    expect(await machine.sell(batch)).toMatchObject({ duplicates: 1, rejected: 4 });
    const rows = await kept(operator);
    expect(rows.map(({ eventId, code, position, times }) => [eventId, code, position, times])).toEqual(
      expect.arrayContaining([
        [unknown.event_id, "UNKNOWN_POSITION", "Z9", 2],
        [ahead.event_id, "CLOCK_AHEAD", "A1", 2],
        ["half", "VALIDATION_ERROR", null, 2],
        ["", "VALIDATION_ERROR", null, 2],
      ]),
    );
    expect(JSON.parse(rows.find(({ eventId }) => eventId === unknown.event_id)?.event ?? "")).toEqual(unknown);
  });

  it("takes no more room than its machine's, whatever it tells", async () => {
    const operator = await anOperator();
    const [machine, other] = [await aMachine(operator), await aMachine(operator)];
    await other.sell([aSale({ position: "Z9" })]);
    const nonsense = (n: number) =>
      Array.from({ length: 400 }, (_, i) => ({
        event_id: `${String(n)}-${String(i)}`,
        position: "\u0000\ud800".repeat(900),
      }));
    for (const n of [1, 2]) expect(await machine.sell(nonsense(n))).toMatchObject({ rejected: 400 });
    const rows = await kept(operator);
    expect(rows.filter(({ machineId }) => machineId === machine.id)).toHaveLength(500);
    expect(rows.filter(({ machineId }) => machineId === other.id)).toHaveLength(1);
  });
});

describe("the machine's log", () => {
  it("lists the requests that brought some, and opens them, for admins of this institution", async () => {
    const [operator, stranger] = [await anOperator(), await anOperator()];
    const machine = await aMachine(operator);
    const client = rest(operator, machine.key);
    const sale = aSale({ position: "Z9" });
    await client.post("/machine/sales", { events: [aSale()] });
    const answer = await client.post("/machine/sales", { events: [sale, aSale()] });
    expect(answer).toMatchObject({ status: 200, data: { recorded: 1, duplicates: 0, rejected: 1 } });
    await flushRequests();
    const { api } = operator.browser("admin");
    const all = await api.machines.requests({ machineId: machine.id });
    expect(all.requests.map(({ rejected }) => rejected)).toEqual([1, 0]);
    const { requests } = await api.machines.requests({ machineId: machine.id, only: "rejected" });
    expect(requests).toHaveLength(1);
    const asked = { machineId: machine.id, requestId: requests[0]?.requestId ?? "" };
    expect(await api.inventory.rejections(asked)).toMatchObject([
      { eventId: sale.event_id, code: "UNKNOWN_POSITION", field: "position", times: 1 },
    ]);
    expect(await stranger.browser("admin").api.inventory.rejections(asked)).toEqual([]);
    await expect(operator.browser("technician").api.inventory.rejections(asked)).rejects.toThrow();
  });
});

describe("the alert", () => {
  it("opens when it repeats, and ends when the position is there or the sale was counted", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { lastSeenAt: new Date() });
    const sale = aSale({ position: "B1" });
    await machine.sell([sale]);
    await judge(operator, machine);
    expect(await alertsOf(operator)).toEqual([]);
    for (let n = 0; n < 2; n++) await machine.sell([sale]);
    await judge(operator, machine);
    expect(await alertsOf(operator)).toEqual(["sales_rejected open"]);
    await operator.browser("admin").api.machines.saveSlot({
      machineId: machine.id,
      position: "B1",
      productId: machine.productIds[0] ?? "",
      capacity: 10,
      parLevel: null,
      lowStockThreshold: 0,
      priceMinor: null,
    });
    await judge(operator, machine);
    expect(await alertsOf(operator)).toEqual(["sales_rejected resolved"]);
  });

  it("ends a day after the last of them", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { lastSeenAt: new Date() });
    await machine.sell([1, 2, 3].map(() => aSale({ position: "Z9" })));
    await judge(operator, machine);
    await judge(operator, machine, Date.now() + DAY - 60_000);
    expect(await alertsOf(operator)).toContain("sales_rejected open");
    await judge(operator, machine, Date.now() + DAY + 60_000);
    expect(await alertsOf(operator)).toContain("sales_rejected resolved");
  });
});
