import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { boss } from "#platform/queue/boss.ts";
import type { RoleUrls } from "#platform/db/roles.ts";
import { startEmbeddedPostgres } from "../up/embedded-postgres.ts";
import { cpuOf } from "./ingest/cpu.ts";
import { addSales, furnish, type BenchMachine } from "./ingest/fleet.ts";
import { tellSales } from "./ingest/load.ts";
import { sqlAlone } from "./ingest/sql-alone.ts";
import { type BenchDatabase, inBenchDatabase } from "./shared/database.ts";
import { hasPgbench } from "./shared/pgbench.ts";
import { forkApi, POOL, serveApi } from "./shared/served-api.ts";

/*
 * `npm run bench -- ingest`: sales over HTTP into a process that serves our API as main.ts does, one by one and by the hundred,
 * beside the same rows inserted by pgbench in turns, while the tables grow. PostgreSQL is durable (fsync on): an answer
 * means a sale that survives the plug. The load, the API and PostgreSQL share the machine's cores, so what says most is the
 * CPU each event takes of the API and of PostgreSQL.
 */

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 2);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 5);
const SIZES = (process.env["BENCH_SALES"] ?? "100000,1000000,10000000").split(",").map(Number);
const CASES = [
  { name: "single events", batch: 1, connections: 32 },
  { name: "batches of 100", batch: 100, connections: 8 },
];

export default async function ingest(args: string[]): Promise<void> {
  if (args[0] === "--serve") {
    await boss().start();
    return serveApi();
  }
  const dataDir = mkdtempSync(join(tmpdir(), "zaguan-bench-"));
  chmodSync(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, durable: true });
  try {
    await inBenchDatabase(server, measure);
  } finally {
    await server.stop();
    rmSync(server.cluster, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ urls, secret, superuser }: BenchDatabase): Promise<void> {
  const machines = await furnish(superuser);
  const api = await forkApi("ingest", { urls, secret });
  try {
    const postmaster = await postmasterPid(superuser);
    let there = 0;
    for (const sales of SIZES) {
      const startedAt = performance.now();
      await addSales(superuser, there, sales);
      there = sales;
      const [size] = await superuser<
        { size: string }[]
      >`select pg_size_pretty(pg_database_size(current_database())) as size`;
      console.log(
        `\n${sales.toLocaleString("en")} sales stored, ${size?.size ?? "?"} (made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s)`,
      );
      await takeTurns({ port: api.port, api: api.pid, postmaster, machines, urls });
    }
  } finally {
    api.stop();
  }
}

type Places = { port: number; api: number; postmaster: number; machines: BenchMachine[]; urls: RoleUrls };

/** The best of each case, taken in turns, so that a noisy moment of the machine spoils none alone. */
async function takeTurns({ port, api, postmaster, machines, urls }: Places): Promise<void> {
  await tellSales(port, machines, { connections: 8, batch: 1, seconds: 2 });
  for (const { name, batch, connections } of CASES) {
    let best = { perSecond: 0, p50: 0, p95: 0, api: 0, database: 0 };
    let alone = { perSecond: 0, database: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const before = [cpuOf(api), cpuOf(postmaster)] as const;
      const { events, ...figures } = await tellSales(port, machines, { batch, connections, seconds: SECONDS });
      const spent = { api: (cpuOf(api) - before[0]) / events, database: (cpuOf(postmaster) - before[1]) / events };
      if (figures.perSecond > best.perSecond) best = { ...figures, ...spent };
      if (!hasPgbench()) continue;
      const idle = cpuOf(postmaster);
      const perSecond = await sqlAlone(urls, batch, batch === 1 ? POOL : connections, SECONDS);
      const database = (cpuOf(postmaster) - idle) / (perSecond * SECONDS);
      if (perSecond > alone.perSecond) alone = { perSecond, database };
    }
    const each = (ms: number) => `${(ms * 1000).toFixed(0)} µs`;
    console.log(
      [
        `  ${name.padEnd(15)}`,
        `${best.perSecond.toFixed(0).padStart(6)} events/s`,
        `p50 ${best.p50.toFixed(1)} ms  p95 ${best.p95.toFixed(1)} ms`,
        `CPU per event: API ${each(best.api)}, PostgreSQL ${each(best.database)}`,
        `${(1000 / best.api).toFixed(0)} events/s per core of the API`,
        alone.perSecond > 0
          ? `pgbench ${alone.perSecond.toFixed(0)} events/s (${((best.perSecond / alone.perSecond) * 100).toFixed(0)} %), PostgreSQL ${each(alone.database)}`
          : "no pgbench here",
      ].join("   "),
    );
  }
}

async function postmasterPid(superuser: postgres.Sql): Promise<number> {
  const [row] = await superuser<
    { pid: number }[]
  >`select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`;
  return row?.pid ?? 0;
}
