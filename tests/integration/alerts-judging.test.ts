import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { acknowledgeAlert } from "#modules/alerts/commands/acknowledge-alert.ts";
import { resolveAlert } from "#modules/alerts/commands/resolve-alert.ts";
import { snoozeAlert } from "#modules/alerts/commands/snooze-alert.ts";
import { watchMachines } from "#modules/alerts/commands/watch-machines.ts";
import { alertEvents, alerts } from "#modules/alerts/tables.ts";
import { machines } from "#modules/machines/tables.ts";
import { maintenancePlans } from "#modules/maintenance/tables.ts";
import { recordHeartbeat } from "#modules/machines/commands/record-heartbeat.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSite, type Operator, type TestMachine } from "../support/machines.ts";

const { superuser } = await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const rowsOf = (operator: Operator) => operator.read((tx) => tx.select().from(alerts).orderBy(alerts.id));
/** `type state priority` of each, in the order of opening. */
const shown = async (operator: Operator) =>
  (await rowsOf(operator)).map(({ type, state, priority }) => `${type} ${state} ${priority}`);
const unresolved = async (operator: Operator) =>
  (await rowsOf(operator)).flatMap(({ type, state }) => (state === "resolved" ? [] : [type])).sort();
const historyOf = (operator: Operator, id: string) =>
  operator.read((tx) => tx.select().from(alertEvents).where(eq(alertEvents.alertId, id)).orderBy(alertEvents.id));
const judge = (operator: Operator, { id }: TestMachine, now = operator.now) =>
  judgeMachine(operator.as("job", { now }), { machineId: id });
const round = (operator: Operator, now: number, listeningSince = 0) =>
  watchMachines(operator.as("job", { now }), { listeningSince });
const online = (operator: Operator, ago = 0) => ({ lastSeenAt: new Date(operator.now - ago) });
const beat = ({ ctx }: TestMachine, now: number) => recordHeartbeat(ctx(now), { sentAt: now });

async function stocked(quantity: number) {
  const operator = await anOperator();
  const machine = await aMachine(operator, ["A1"], online(operator));
  let at = operator.now - HOUR;
  const put = (now: number) => machine.count((at += 1000), { A1: now });
  await put(quantity);
  await judge(operator, machine);
  return { operator, machine, put };
}

describe("stock", () => {
  it("runs low, out, and comes back: one alert that grows, and ends by itself", async () => {
    const { operator, machine, put } = await stocked(2);
    expect(await shown(operator)).toEqual(["low_stock open medium"]);
    await put(0);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock open high"]);
    await put(1);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock open medium"]);
    await put(9);
    await judge(operator, machine);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock resolved medium"]);
    const [row] = await rowsOf(operator);
    expect((await historyOf(operator, row?.id ?? "")).map(({ what }) => what)).toEqual([
      "opened",
      "escalated",
      "eased",
      "resolved",
    ]);
  });

  it("a position that never held anything is not called empty, one that was counted empty is", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1", "A2"], online(operator));
    await judge(operator, machine);
    expect(await shown(operator)).toEqual([]);
    await machine.count(operator.now - HOUR, { A2: 0 });
    await judge(operator, machine);
    expect(await rowsOf(operator)).toMatchObject([{ position: "A2", priority: "high" }]);
  });

  it("acknowledged stays acknowledged when it becomes worse; put off comes back", async () => {
    const { operator, machine, put } = await stocked(2);
    const [row] = await rowsOf(operator);
    const id = row?.id ?? "";
    await snoozeAlert(operator.as("technician"), { id, minutes: 600 });
    await put(0);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock open high"]);
    await put(2);
    await judge(operator, machine);
    await acknowledgeAlert(operator.as("technician"), { id });
    await put(0);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock acknowledged high"]);
  });

  it("resolved by hand while it goes on: an hour of peace, unless it ended in between or became worse", async () => {
    const { operator, machine } = await stocked(2);
    const [row] = await rowsOf(operator);
    await resolveAlert(operator.as("technician"), { id: row?.id ?? "" });
    await judge(operator, machine, operator.now + 59 * MINUTE);
    expect(await unresolved(operator)).toEqual([]);
    await judge(operator, machine, operator.now + 60 * MINUTE);
    expect(await unresolved(operator)).toEqual(["low_stock"]);

    const second = await stocked(2);
    const [other] = await rowsOf(second.operator);
    await resolveAlert(second.operator.as("technician"), { id: other?.id ?? "" });
    await second.put(9);
    await judge(second.operator, second.machine);
    await second.put(1);
    await judge(second.operator, second.machine);
    expect(await unresolved(second.operator)).toEqual(["low_stock"]);

    const third = await stocked(2);
    const [last] = await rowsOf(third.operator);
    await resolveAlert(third.operator.as("technician"), { id: last?.id ?? "" });
    await third.put(0);
    await judge(third.operator, third.machine);
    expect(await shown(third.operator)).toEqual(["low_stock resolved medium", "low_stock open high"]);
  });
});

describe("silence", () => {
  it("five minutes make a machine offline; a heartbeat ends it", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], online(operator));
    await aMachine(operator, ["A1"]);
    await round(operator, operator.now + 5 * MINUTE);
    expect(await shown(operator)).toEqual([]);
    await round(operator, operator.now + 5 * MINUTE + 1);
    await round(operator, operator.now + 6 * MINUTE);
    expect(await shown(operator)).toEqual(["machine_offline open high"]);
    await beat(machine, operator.now + 7 * MINUTE);
    await judge(operator, machine, operator.now + 7 * MINUTE);
    expect(await shown(operator)).toEqual(["machine_offline resolved high"]);
  });

  it("a heartbeat whose job is lost ends it at the next round", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], online(operator));
    await round(operator, operator.now + 6 * MINUTE);
    await beat(machine, operator.now + 7 * MINUTE);
    await round(operator, operator.now + 8 * MINUTE);
    expect(await unresolved(operator)).toEqual([]);
  });

  it("after two days in which we ourselves were deaf, every machine gets its five minutes", async () => {
    const operator = await anOperator();
    const [spoke, silent] = [
      await aMachine(operator, ["A1"], online(operator)),
      await aMachine(operator, ["A1"], online(operator)),
    ];
    const up = operator.now + 2 * DAY;
    await round(operator, up, up);
    await beat(spoke, up + MINUTE);
    await round(operator, up + 4 * MINUTE, up);
    expect(await shown(operator)).toEqual([]);
    await round(operator, up + 5 * MINUTE, up);
    expect(await rowsOf(operator)).toMatchObject([{ machineId: silent.id, type: "machine_offline" }]);
  });

  it("of a silent machine nothing new opens about its stock, and what is open stays until it is seen to be over", async () => {
    const { operator, machine, put } = await stocked(2);
    await operator.write((tx) =>
      tx
        .update(machines)
        .set({ offlineSince: new Date(operator.now) })
        .where(eq(machines.id, machine.id)),
    );
    await put(0);
    await judge(operator, machine);
    expect(await shown(operator)).toEqual(["low_stock open medium", "machine_offline open high"]);
    await put(9);
    await judge(operator, machine);
    expect(await unresolved(operator)).toEqual(["machine_offline"]);
    await put(1);
    await judge(operator, machine);
    expect(await unresolved(operator)).toEqual(["machine_offline"]);
    await beat(machine, operator.now + MINUTE);
    await judge(operator, machine, operator.now + MINUTE);
    expect(await unresolved(operator)).toEqual(["low_stock"]);
  });

  it("all but one of a site's machines, and at least three, are one outage; their own alerts fold into it and come back", async () => {
    const operator = await anOperator();
    const fleet: TestMachine[] = [];
    for (let index = 0; index < 4; index++)
      fleet.push(await aMachine(operator, ["A1"], online(operator, index === 0 ? HOUR : 0)));
    const [first, second, third, fourth] = fleet;
    if (!first || !second || !third || !fourth) throw new Error("no fleet");
    const elsewhere = await aSite(operator, "Otro sitio");
    await aMachine(operator, ["A1"], { siteId: elsewhere, lastSeenAt: new Date(operator.now - HOUR) });

    await round(operator, operator.now);
    expect(await unresolved(operator)).toEqual(["machine_offline", "machine_offline"]);
    await beat(fourth, operator.now + 6 * MINUTE);
    await round(operator, operator.now + 6 * MINUTE);
    expect(await unresolved(operator)).toEqual(["machine_offline", "site_outage"]);
    expect((await rowsOf(operator)).find(({ type }) => type === "site_outage")).toMatchObject({
      priority: "critical",
      machineId: null,
      siteId: operator.siteId,
      facts: { count: 3 },
    });
    await beat(second, operator.now + 7 * MINUTE);
    await judge(operator, second, operator.now + 7 * MINUTE);
    // Two are still silent: their site is not out any more, they are.
    expect(await unresolved(operator)).toEqual(["machine_offline", "machine_offline", "machine_offline"]);
    for (const machine of [first, third]) {
      await beat(machine, operator.now + 8 * MINUTE);
      await judge(operator, machine, operator.now + 8 * MINUTE);
    }
    expect(await unresolved(operator)).toEqual(["machine_offline"]);
  });
});

describe("care and habit", () => {
  it("what falls due by time alone is found within the round", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], online(operator));
    const countedFrom = new Date(operator.now - 28 * DAY);
    await operator.write((tx) =>
      tx.insert(maintenancePlans).values({
        tenantId: operator.tenantId,
        id: newId(),
        machineId: machine.id,
        kind: "cleaning",
        name: "Limpieza",
        everyDays: 30,
        noticeDays: 3,
        countedFrom,
        createdAt: countedFrom,
      }),
    );
    for (let minute = 0; minute < 30; minute++) {
      await beat(machine, operator.now + minute * MINUTE);
      await round(operator, operator.now + minute * MINUTE);
    }
    expect(await shown(operator)).toEqual(["maintenance_due open low"]);
    await judge(operator, machine, operator.now + 2 * DAY);
    expect(await shown(operator)).toEqual(["maintenance_due resolved low", "maintenance_overdue open medium"]);
    await operator.write((tx) => tx.update(maintenancePlans).set({ countedFrom: new Date(operator.now + 2 * DAY) }));
    await judge(operator, machine, operator.now + 2 * DAY);
    expect(await unresolved(operator)).toEqual([]);
  });

  it("online and not selling: against its own habit, and not while it has nothing to sell", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1", "A2"], online(operator));
    await machine.count(operator.now - 40 * DAY, { A1: 5000, A2: 5000 });
    // A sale an hour for three weeks, told as they happened; then none for eight hours.
    const hours = Array.from({ length: 21 * 24 }, (_, index) => operator.now - 8 * HOUR - index * HOUR);
    for (let from = 0; from < hours.length; from += 250)
      await machine.sell(
        hours.slice(from, from + 250).map((at) => ({
          event_id: `s${at}`,
          position: "A1",
          quantity: 1,
          unit_price_minor: 100,
          sold_at: new Date(at).toISOString(),
        })),
        operator.now,
      );
    await superuser`update sale_logs set occurred_at = sold_at where tenant_id = ${operator.tenantId}`;
    await superuser`update stock_levels set last_sold_at = ${new Date(operator.now - 8 * HOUR)} where machine_id = ${machine.id} and position = 'A1'`;
    await judge(operator, machine, operator.now - 4 * HOUR);
    expect(await shown(operator)).toEqual([]);
    await judge(operator, machine, operator.now);
    expect(await shown(operator)).toEqual(["not_selling open medium"]);
    await machine.sell(
      [
        {
          event_id: "new",
          position: "A1",
          quantity: 1,
          unit_price_minor: 100,
          sold_at: new Date(operator.now).toISOString(),
        },
      ],
      operator.now,
    );
    await round(operator, operator.now + MINUTE);
    expect(await shown(operator)).toEqual(["not_selling resolved medium"]);
    await machine.count(operator.now + MINUTE, { A1: 0 }, operator.now + MINUTE);
    await judge(operator, machine, operator.now + 9 * HOUR);
    expect(await unresolved(operator)).toEqual(["low_stock"]);
  });

  it("a machine that was put away leaves nothing open, and an unknown one changes nothing", async () => {
    const { operator, machine } = await stocked(0);
    await operator.write((tx) =>
      tx.update(machines).set({ archivedAt: new Date() }).where(eq(machines.id, machine.id)),
    );
    await round(operator, operator.now);
    expect(await unresolved(operator)).toEqual([]);
    const other = await stocked(0);
    await judgeMachine(operator.as("job"), { machineId: other.machine.id });
    await judgeMachine(operator.as("job"), { machineId: newId() });
    expect(await unresolved(operator)).toEqual([]);
    expect(await unresolved(other.operator)).toEqual(["low_stock"]);
  });
});
