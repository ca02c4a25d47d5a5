import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { forgetReadings } from "#modules/machines/commands/forget-readings.ts";
import { markSilent } from "#modules/machines/commands/mark-silent.ts";
import { recordHeartbeat } from "#modules/machines/commands/record-heartbeat.ts";
import { machineReadings, machines } from "#modules/machines/tables.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

const { superuser } = await anInstallation();

const MINUTE = 60_000;
const NOW = Date.now();

const rowOf = async (operator: Operator, id: string) =>
  (await operator.read((tx) => tx.select().from(machines).where(eq(machines.id, id))))[0];
const readingsOf = (operator: Operator, id: string) =>
  operator.read((tx) =>
    tx.select().from(machineReadings).where(eq(machineReadings.machineId, id)).orderBy(machineReadings.at),
  );
const changesToldOf = async (id: string) =>
  (
    await superuser`select count(*)::int as count from pgboss.job where name = 'machines.changed' and data->'payload'->>'machineId' = ${id}`
  )[0]?.["count"] as number;

describe("a heartbeat", () => {
  it("says how the machine is", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const told = await rest(operator, machine.key).post("/machine/heartbeat", {
      sent_at: new Date(Date.now() - 90_000).toISOString(),
      firmware: "2.4.1",
      uptime_s: 3600,
      temperature_c: 21.5,
      signal_dbm: -71,
      config_version: 0,
    });
    expect(told.data).toMatchObject({ config_version: 0, next_heartbeat_s: 60 });
    const row = await rowOf(operator, machine.id);
    expect(row).toMatchObject({ firmware: "2.4.1", temperatureC: 21.5, signalDbm: -71, reportedConfigVersion: 0 });
    expect(Math.abs((row?.clockOffsetMs ?? 0) + 90_000)).toBeLessThan(60_000);
    expect(Math.abs((row?.restartedAt?.getTime() ?? 0) - (Date.now() - 3_600_000))).toBeLessThan(60_000);
    const seen = await operator.browser("technician").api.machines.get({ machineId: machine.id });
    expect(seen).toMatchObject({ machine: { status: "online" } });
  });

  it("keeps what an earlier one said and this one does not", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await recordHeartbeat(machine.ctx(NOW), { sentAt: NOW, firmware: "1", temperatureC: 20, configVersion: 3 });
    await recordHeartbeat(machine.ctx(NOW + MINUTE), { sentAt: NOW + MINUTE });
    expect(await rowOf(operator, machine.id)).toMatchObject({
      firmware: "1",
      temperatureC: 20,
      reportedConfigVersion: 3,
      lastSeenAt: new Date(NOW + MINUTE),
    });
  });

  it("never goes back in time, whatever order they are written in", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await recordHeartbeat(machine.ctx(NOW + 500), { sentAt: NOW });
    await recordHeartbeat(machine.ctx(NOW), { sentAt: NOW });
    expect((await rowOf(operator, machine.id))?.lastSeenAt).toEqual(new Date(NOW + 500));
  });

  it("leaves one reading in five minutes, under any concurrency", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        recordHeartbeat(machine.ctx(NOW + i), { sentAt: NOW, temperatureC: 20 + i }),
      ),
    );
    expect(await readingsOf(operator, machine.id)).toHaveLength(1);
    await recordHeartbeat(machine.ctx(NOW + 4 * MINUTE), { sentAt: NOW, temperatureC: 22 });
    expect(await readingsOf(operator, machine.id)).toHaveLength(1);
    await recordHeartbeat(machine.ctx(NOW + 6 * MINUTE), { sentAt: NOW, signalDbm: -60 });
    expect(await readingsOf(operator, machine.id)).toHaveLength(2);
  });

  it("is told to the alerts once after a silence, and not every minute", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await Promise.all(Array.from({ length: 8 }, () => recordHeartbeat(machine.ctx(NOW), { sentAt: NOW })));
    expect(await changesToldOf(machine.id)).toBe(1);
    await recordHeartbeat(machine.ctx(NOW + MINUTE), { sentAt: NOW });
    expect(await changesToldOf(machine.id)).toBe(1);

    const later = NOW + 20 * MINUTE;
    const silent = await operator.write((tx) => markSilent(tx, operator.as("job", { now: later })));
    expect(silent).toEqual([machine.id]);
    expect(await rowOf(operator, machine.id)).toMatchObject({ offlineSince: new Date(NOW + MINUTE) });
    expect(await operator.write((tx) => markSilent(tx, operator.as("job", { now: later })))).toEqual([]);
    await recordHeartbeat(machine.ctx(later), { sentAt: later });
    expect(await rowOf(operator, machine.id)).toMatchObject({ offlineSince: null });
    expect(await changesToldOf(machine.id)).toBe(2);
  });

  it("of a machine that was put away is taken like all it says, until its key is revoked", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const { api } = operator.browser("admin");
    const speaker = rest(operator, machine.key);
    const sent_at = new Date().toISOString();
    const say = async () => [
      (await speaker.post("/machine/heartbeat", { sent_at })).status,
      (await speaker.get("/machine/config")).status,
      (await speaker.post("/machine/sales", { events: [aSale({ event_id: "late" })] })).status,
      (await speaker.put("/machine/inventory", { observed_at: sent_at, items: [{ position: "A1", quantity: 4 }] }))
        .status,
    ];
    await api.machines.archive({ id: machine.id, archived: true });
    expect(await say()).toEqual([200, 200, 200, 200]);
    expect(await machine.sales()).toHaveLength(1);
    expect((await rowOf(operator, machine.id))?.lastSeenAt).not.toBeNull();
    const [key] = await api.machines.keys({ machineId: machine.id });
    await api.machines.revokeKey({ machineId: machine.id, keyId: key?.id ?? "" });
    expect(await say()).toEqual([401, 401, 401, 401]);
  });

  it.each([
    ["no time", {}],
    ["a time that is none", { sent_at: "yesterday" }],
    ["a signal that is none", { sent_at: new Date().toISOString(), signal_dbm: "good" }],
    ["an endless uptime", { sent_at: new Date().toISOString(), uptime_s: 1e300 }],
    ["a NUL in the firmware", { sent_at: new Date().toISOString(), firmware: "a\u0000b" }],
  ])("with %s is refused and changes nothing", async (_, body) => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    expect([400, 422]).toContain((await rest(operator, machine.key).post("/machine/heartbeat", body)).status);
    expect((await rowOf(operator, machine.id))?.lastSeenAt).toBeNull();
  });
});

it("readings older than three months are forgotten, of one institution alone", async () => {
  const [own, other] = [await anOperator(), await anOperator()];
  for (const operator of [own, other]) {
    const { id } = await aMachine(operator);
    const at = (days: number) => new Date(operator.now - days * 86_400_000);
    await operator.write((tx) =>
      tx.insert(machineReadings).values(
        [1, 89, 91].map((days) => ({
          tenantId: operator.tenantId,
          id: newId(),
          machineId: id,
          at: at(days),
          temperatureC: 20,
        })),
      ),
    );
  }
  await forgetReadings(own.as("job"));
  const left = (operator: Operator) =>
    operator.read((tx) =>
      tx
        .select()
        .from(machineReadings)
        .where(and(eq(machineReadings.tenantId, operator.tenantId))),
    );
  expect(await left(own)).toHaveLength(2);
  expect(await left(other)).toHaveLength(3);
});

describe("a machine that sells without a heartbeat", () => {
  it("is online, and is noted once a minute", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await recordHeartbeat(machine.ctx(NOW - 20 * MINUTE), { sentAt: NOW - 20 * MINUTE });
    await operator.write((tx) => markSilent(tx, operator.as("job", { now: NOW })));
    expect(await rowOf(operator, machine.id)).toMatchObject({ offlineSince: expect.any(Date) as Date });
    const told = await changesToldOf(machine.id);

    await rest(operator, machine.key).post("/machine/sales", { events: [{}] });
    const spoke = await rowOf(operator, machine.id);
    expect(spoke?.offlineSince).toBeNull();
    expect(Math.abs((spoke?.lastSeenAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    // It spoke again, and what it sent cannot be counted.
    expect(await changesToldOf(machine.id)).toBe(told + 2);

    await rest(operator, machine.key).post("/machine/sales", { events: [{}] });
    expect((await rowOf(operator, machine.id))?.lastSeenAt).toEqual(spoke?.lastSeenAt);
  });
});
