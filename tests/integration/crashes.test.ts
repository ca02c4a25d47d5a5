// @module-tag slow
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { servingEnv } from "#platform/db/roles.ts";
import type { Scene } from "../support/crash-worker.ts";
import { aHall, type Hall } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith } from "../support/living.ts";
import { expectOrder } from "../support/order.ts";
import { aPurse } from "../support/purse.ts";

const { database, superuser } = await anInstallation();
const PROCESSES = 3;
const KILLS = 20;
const HALF_HOUR = 30 * 60_000;

let workers: ChildProcess[] = [];
afterEach(() => {
  for (const worker of workers) worker.kill("SIGKILL");
  workers = [];
});

async function aScene(): Promise<{ hall: Hall; scene: Scene }> {
  const hall = await aHall({ capacity: 3, rooms: 1, credits: { session: 2, visit: 1, evaluation: 1 } });
  const clara = await aClientWith(hall, "clara", 400);
  const diego = await aClientWith(hall, "diego", 400);
  for (const expiresOn of ["2026-03-02", "2026-03-03", "2026-06-30", null]) await aPurse(hall).give(150, expiresOn);
  const scene = {
    secretary: hall.as("secretary"),
    clara: hall.as("clara"),
    visitor: hall.as("visitor"),
    job: hall.as("job"),
    clients: [hall.pedro, clara, diego],
    professionals: [hall.ana, hall.bruno],
    services: [hall.services.session, hall.services.visit, hall.services.evaluation],
    starts: ["03", "04", "05"].flatMap((day) =>
      Array.from({ length: 8 }, (_, index) => hall.at(`2026-03-${day}T09:00`) + index * HALF_HOUR),
    ),
  };
  return { hall, scene };
}

/** A worker that has begun: what it says of each deed is added to the tally. */
async function aWorker(scene: Scene, tally: Record<string, number>): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(new URL("../support/crash-worker.ts", import.meta.url)), {
    execArgv: [],
    env: { ...process.env, ...servingEnv(database), ROLE: "web", LOG_LEVEL: "silent", DB_POOL_MAX: "6" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  workers.push(worker);
  worker.on("message", (how: string) => (tally[how] = (tally[how] ?? 0) + 1));
  worker.send(scene);
  await once(worker, "message");
  return worker;
}

/** Until nothing that a dead process had begun is still being rolled back. */
async function settled(): Promise<void> {
  const busy = async () => {
    const [row] = await superuser`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and usename in ('zaguan_app', 'zaguan_jobs') and state <> 'idle'`;
    return row?.["n"] as number;
  };
  await expect.poll(busy).toBe(0);
}

/** What every change owes committed with it: its audit line, its letter, and the job that ends what waits. */
async function expectNothingForgotten({
  tenantId,
}: Hall): Promise<{ changes: number; lines: number; letters: number }> {
  const lastStep = await superuser`
    select a.id, a.status, t.to_status from appointments a left join lateral (
      select to_status from appointment_transitions t where t.tenant_id = a.tenant_id and t.appointment_id = a.id order by t.id desc limit 1) t on true
    where a.tenant_id = ${tenantId} and a.client_id is not null and a.status <> 'held' and a.status is distinct from t.to_status`;
  expect(lastStep).toEqual([]);
  const unaudited = await superuser`
    select subject, sum(steps)::int as steps, sum(lines)::int as lines from (
      select appointment_id::text as subject, 1 as steps, 0 as lines from appointment_transitions where tenant_id = ${tenantId}
      union all select subject_id, 0, 1 from audit_log where tenant_id = ${tenantId} and subject_type = 'appointment') both_sides
    group by subject having sum(steps) <> sum(lines)`;
  expect(unaudited).toEqual([]);
  const untold = await superuser`
    select t.id, t.to_status from appointment_transitions t
    where t.tenant_id = ${tenantId} and t.to_status not in ('completed', 'no_show')
      and (t.from_status is null or t.from_status <> t.to_status or t.moved is not null)
      and not exists (select from letters l where l.tenant_id = t.tenant_id and l.cause = t.id::text)`;
  expect(untold).toEqual([]);
  const uncaused = await superuser`
    select id, cause from letters l where tenant_id = ${tenantId} and kind like '%appointment.%'
      and not exists (select from appointment_transitions t where t.tenant_id = l.tenant_id and t.id::text = l.cause)`;
  expect(uncaused).toEqual([]);
  const endless = await superuser`
    select a.id from appointments a where a.tenant_id = ${tenantId} and a.status in ('held', 'pending')
      and not exists (select from pgboss.job j where j.name = 'appointments.expire' and j.data->'payload'->>'appointmentId' = a.id::text)`;
  expect(endless).toEqual([]);
  // Of every end of an appointment: credits that went out and came back name it as their cause.
  const strays = await superuser`
    select l.id, l.kind, l.cause from credit_lines l where l.tenant_id = ${tenantId} and l.kind in ('hold', 'capture', 'release', 'return')
      and not exists (select from appointments a where a.tenant_id = l.tenant_id and a.id = l.appointment_id)`;
  expect(strays).toEqual([]);
  const [counted] = await superuser`select
    (select count(*) from appointment_transitions where tenant_id = ${tenantId})::int as changes,
    (select count(*) from credit_lines where tenant_id = ${tenantId})::int as lines,
    (select count(*) from letters where tenant_id = ${tenantId})::int as letters`;
  return counted as { changes: number; lines: number; letters: number };
}

it(
  `${String(KILLS)} processes killed in the middle of whatever they did: nothing is had twice, nothing is half done`,
  { timeout: 240_000 },
  async () => {
    const { hall, scene } = await aScene();
    const tally: Record<string, number> = {};
    let kills = 0;
    const line = async (): Promise<void> => {
      while (kills < KILLS) {
        const worker = await aWorker(scene, tally);
        await after(200 + Math.random() * 1_000);
        if (kills++ >= KILLS) return;
        const ended = once(worker, "exit");
        worker.kill("SIGKILL");
        const [, signal] = (await ended) as [number | null, string | null];
        expect(signal).toBe("SIGKILL");
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, line));
    for (const worker of workers) worker.kill("SIGKILL");
    await settled();
    const counted = await expectNothingForgotten(hall);
    await expectOrder(superuser, hall.tenantId);
    console.info(
      `crashes: ${String(KILLS)} processes killed, ${JSON.stringify(tally)}, ${JSON.stringify(counted)}, 0 violations`,
    );
    expect(tally["done"]).toBeGreaterThan(KILLS);
  },
);

it(
  "connections cut in the middle of commands: no process ends, nothing is had twice, nothing is half done",
  { timeout: 240_000 },
  async () => {
    const { hall, scene } = await aScene();
    const tally: Record<string, number> = {};
    const all = await Promise.all(Array.from({ length: PROCESSES }, () => aWorker(scene, tally)));
    let cuts = 0;
    for (let round = 0; round < 60; round++) {
      await after(40 + Math.random() * 120);
      const cut = await superuser`
      select pg_terminate_backend(pid) from (select pid from pg_stat_activity
        where datname = current_database() and usename in ('zaguan_app', 'zaguan_jobs') and state <> 'idle' order by random() limit 2) chosen`;
      cuts += cut.count;
    }
    expect(all.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null, null]);
    const before = tally["done"] ?? 0;
    // And they go on.
    await expect.poll(() => tally["done"] ?? 0).toBeGreaterThan(before + 20);
    for (const worker of workers) worker.kill("SIGKILL");
    await settled();
    const counted = await expectNothingForgotten(hall);
    await expectOrder(superuser, hall.tenantId);
    console.info(
      `crashes: ${String(cuts)} connections cut, ${JSON.stringify(tally)}, ${JSON.stringify(counted)}, 0 violations`,
    );
    expect(cuts).toBeGreaterThan(40);
  },
);
