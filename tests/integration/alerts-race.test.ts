// @module-tag slow
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { newId } from "#lib/ids.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { alertEvents, alerts } from "#modules/alerts/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { servingEnv } from "#platform/db/roles.ts";
import type { AlertAttempt } from "../support/alert-racer.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator } from "../support/machines.ts";

const { database, superuser } = await anInstallation();
vi.setConfig({ testTimeout: 180_000 });
const PROCESSES = 3;

const racers = Array.from({ length: PROCESSES }, () =>
  fork(fileURLToPath(new URL("../support/alert-racer.ts", import.meta.url)), {
    execArgv: [],
    env: { ...process.env, ...servingEnv(database), ROLE: "web", LOG_LEVEL: "silent" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  }),
);
afterAll(() => {
  for (const racer of racers) racer.kill();
});

async function answer<T>(racer: ChildProcess): Promise<T> {
  const [message] = (await once(racer, "message")) as [T];
  return message;
}

/** How often each came to what. */
async function race(attempts: readonly AlertAttempt[]): Promise<Record<string, number>> {
  const ready = racers.map((racer) => answer(racer));
  for (const [index, racer] of racers.entries())
    racer.send({ attempts: attempts.filter((_, turn) => turn % PROCESSES === index) });
  await Promise.all(ready);
  const done = racers.map((racer) => answer<{ outcomes: string[] }>(racer));
  for (const racer of racers) racer.send("go");
  const counts: Record<string, number> = {};
  for (const { outcomes } of await Promise.all(done))
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** Where each of them leads. */
const ENDS: Record<string, string> = {
  opened: "open",
  reopened: "open",
  acknowledged: "acknowledged",
  resolved: "resolved",
};

const report = (what: string, counts: object) => console.log(`${what}: ${JSON.stringify(counts)}`);
const rowsOf = (operator: Operator) => operator.read((tx) => tx.select().from(alerts).orderBy(alerts.id));
const eventsOf = (operator: Operator, id: string) =>
  operator.read((tx) => tx.select().from(alertEvents).where(eq(alertEvents.alertId, id)).orderBy(alertEvents.id));

/** A machine of which these many are left, and of which two are few. */
async function aMachineWith(operator: Operator, quantity: number, slot = {}) {
  const machine = await aMachine(operator, ["A1"], { lastSeenAt: new Date(), slot });
  await machine.count(Date.now() - 3_600_000, { A1: quantity });
  return machine;
}

it("500 sales at or under the threshold, each judged, from three processes: one alert", async () => {
  const operator = await anOperator();
  const machine = await aMachineWith(operator, 500, { lowStockThreshold: 500 });
  const attempts = Array.from({ length: 500 }, (): AlertAttempt => ({
    kind: "cross",
    ctx: machine.ctx(),
    job: operator.as("job", { now: Date.now() }),
    machineId: machine.id,
    sale: aSale(),
  }));
  const counts = await race(attempts);
  const rows = await rowsOf(operator);
  const events = await eventsOf(operator, rows[0]?.id ?? "");
  const opened = events.filter(({ what }) => what === "opened");
  const escalated = events.filter(({ what }) => what === "escalated");
  report("500 threshold crossings", {
    ...counts,
    alerts: rows.length,
    opened: opened.length,
    escalated: escalated.length,
    stock: await machine.stock(),
  });
  expect(counts).toEqual({ "sold 1, judged": 500 });
  expect(rows).toMatchObject([{ type: "low_stock", state: "open", priority: "high", facts: { quantity: 0 } }]);
  expect(opened).toHaveLength(1);
  // It ran empty once, however many saw it.
  expect(escalated.length).toBeLessThanOrEqual(1);
});

it("150 judge it at once when it has run empty: it becomes worse once", async () => {
  const operator = await anOperator();
  const machine = await aMachineWith(operator, 2);
  const ctx = operator.as("job");
  await judgeMachine(ctx, { machineId: machine.id });
  await machine.count(Date.now() - 1000, { A1: 0 });
  await race(Array.from({ length: 150 }, (): AlertAttempt => ({ kind: "judge", ctx, machineId: machine.id })));
  const [row] = await rowsOf(operator);
  const whats = (await eventsOf(operator, row?.id ?? "")).map(({ what }) => what);
  report("150 judges at once", { events: whats.length });
  expect(whats).toEqual(["opened", "escalated"]);
});

it("the index alone keeps them one, past every command and lock", async () => {
  const operator = await anOperator();
  const machine = await aMachineWith(operator, 9);
  const open = () =>
    operator
      .write((tx) =>
        tx.execute(sql`insert into alerts (tenant_id, id, type, cause, priority, state, machine_id, opened_at, updated_at)
          values (${operator.tenantId}, ${newId()}, 'low_stock', ${`low_stock:${machine.id}:A1`}, 'medium', 'open', ${machine.id}, now(), now())`),
      )
      .then(() => "opened")
      .catch(() => "refused");
  const outcomes = await Promise.all(Array.from({ length: 60 }, open));
  report("60 bare inserts", { opened: outcomes.filter((it) => it === "opened").length });
  expect(outcomes.filter((outcome) => outcome === "opened")).toHaveLength(1);
});

it("resolve, reopen, acknowledge and judge at once: exactly one state, where its history leads", async () => {
  const operator = await anOperator();
  const machine = await aMachineWith(operator, 1);
  await judgeMachine(operator.as("job"), { machineId: machine.id });
  const id = (await rowsOf(operator))[0]?.id ?? "";
  const kinds = ["resolve", "reopen", "judge", "acknowledge", "reopen", "resolve"] as const;
  const attempts = Array.from({ length: 600 }, (_, index): AlertAttempt => {
    const kind = kinds[index % kinds.length] ?? "judge";
    const now = operator.now + index;
    return kind === "judge"
      ? { kind, ctx: operator.as("job", { now: operator.now + index * 15_000 }), machineId: machine.id }
      : { kind, ctx: operator.as(index % 2 ? "technician" : "admin", { now }), id };
  });
  const counts = await race(attempts);
  const rows = await rowsOf(operator);
  const unresolved = rows.filter(({ state }) => state !== "resolved");
  report("resolve and reopen", { ...counts, alerts: rows.length, unresolved: unresolved.length });
  expect(Object.keys(counts).filter((outcome) => outcome.startsWith("error"))).toEqual([]);
  expect(unresolved.length).toBeLessThanOrEqual(1);
  for (const row of rows) {
    // Each step began where another had ended: one path, from its opening to where it is. Their order within a
    // millisecond is nobody's, so the ends are counted.
    const path = new Map<string, number>();
    const count = (state: unknown, by: number) => path.set(String(state), (path.get(String(state)) ?? 0) + by);
    for (const { what, data } of await eventsOf(operator, row.id)) {
      const to = ENDS[what];
      if (!to) continue;
      count(to, 1);
      if (what !== "opened") count("was" in data ? data.was : "nowhere", -1);
    }
    expect(Object.fromEntries([...path].filter(([, left]) => left !== 0))).toEqual({ [row.state]: 1 });
  }
});

it("the minute's round in three processes at once: one alert, and one letter to each of two", async () => {
  const operator = await anOperator({ now: Date.parse("2026-03-04T15:00:00Z") });
  const machine = await aMachine(operator, ["A1"], { lastSeenAt: new Date(operator.now - 600_000) });
  const counts = await race(
    Array.from({ length: 30 }, (): AlertAttempt => ({ kind: "watch", ctx: operator.as("job") })),
  );
  const rows = await rowsOf(operator);
  const sent = await operator.read((tx) => tx.select().from(letters).where(eq(letters.kind, "alert.notice")));
  const [seen] = await superuser`select offline_since from machines where id = ${machine.id}`;
  report("30 rounds at once", { ...counts, alerts: rows.length, letters: sent.length });
  expect(counts).toEqual({ watched: 30 });
  expect(rows).toMatchObject([{ type: "machine_offline", state: "open", timesNotified: 1 }]);
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual(["admin@correo.example", "technician@correo.example"]);
  expect(seen?.["offline_since"]).toEqual(new Date(operator.now - 600_000));
});
