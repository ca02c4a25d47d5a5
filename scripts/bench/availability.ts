import { execFile, fork, spawnSync, type ChildProcess } from "node:child_process";
import { once as onceEvent } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Agent, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { newId } from "#lib/ids.ts";
import { findFreeSlots } from "#modules/scheduling/queries/free-slots.ts";
import { tenantId } from "#platform/context.ts";
import { prepareOwnServer, type RoleUrls, servingEnv } from "#platform/db/roles.ts";
import { once } from "#platform/registry.ts";
import { startThrowAwayPostgres } from "../test/throw-away-postgres.ts";
import { migrateDatabase } from "../up/migrations.ts";

/*
 * `npm run bench -- availability`: how fast "one professional, fourteen days" is answered over HTTP by our own API, with 10 k
 * and with 1 M appointments in the table, beside the same SQL sent by pgbench, with row-level security and without.
 * The measured professional is as busy in both tables, so that only the table grows. Numbers of a small or busy machine
 * say little; the ratios, taken in turns within one run, say more.
 */

const CONNECTIONS = 32;
const POOL = 10;
const ROUNDS = 2;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 4);
const SIZES = [10_000, 1_000_000];
const INSTITUTIONS = 10;
const PROFESSIONALS_EACH = 5;
/** An appointment every two hours: 168 in fourteen days, in either table. */
const SPACING_H = 2;
const DAYS = 14;

type Question = { tenantId: string; slug: string; serviceId: string; professionalId: string; from: string };
type Figures = { perSecond: number; p95: number };

export default async function availability(args: string[]): Promise<void> {
  if (args[0] === "--serve") return serve();
  const server = await startThrowAwayPostgres();
  try {
    const urls = await prepareOwnServer(server.adminUrl, server.secret, "bench");
    await migrateDatabase(urls.ownerUrl);
    await measure(urls, Object.assign(new URL(server.adminUrl), { pathname: "/bench" }).href, server.secret);
  } finally {
    await server.stop();
  }
}

async function measure(urls: RoleUrls, adminUrl: string, secret: string): Promise<void> {
  const behind = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  let api: ChildProcess | undefined;
  let there = 0;
  let script: string | undefined;
  try {
    const question = await furnish(behind);
    Object.assign(process.env, servingEnv(urls), {
      APP_SECRET: secret,
      NODE_ENV: "production",
      ROLE: "web",
      LOG_LEVEL: "error",
      DB_POOL_MAX: String(POOL),
    });
    api = fork(fileURLToPath(new URL("../bench.ts", import.meta.url)), ["availability", "--serve"], { execArgv: [] });
    const [port] = (await onceEvent(api, "message")) as [number];
    for (const appointments of SIZES) {
      const startedAt = performance.now();
      await addAppointments(behind, there, appointments);
      there = appointments;
      console.log(
        `\n${appointments.toLocaleString("en")} appointments in the table (made in ${seconds(performance.now() - startedAt)} s)`,
      );
      script ??= await recordSql(urls, question);
      await load(port, question, 1);
      report(await takeTurns(behind, urls, (forSeconds) => load(port, question, forSeconds), script));
    }
  } finally {
    api?.kill();
    if (script) rmSync(script);
    await behind.end();
  }
}

/** The best of each, taken in turns, so that a noisy moment of the machine spoils none alone. */
async function takeTurns(
  behind: postgres.Sql,
  urls: RoleUrls,
  ask: (forSeconds: number) => Promise<Figures>,
  script: string,
): Promise<Map<string, Figures>> {
  const best = new Map<string, Figures>();
  const keep = (name: string, figures: Figures) => {
    if (figures.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, figures);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const walls of ["on", "off"] as const) {
      await setRowSecurity(behind, walls);
      keep(`HTTP, RLS ${walls}`, await ask(SECONDS));
      keep(`SQL alone, RLS ${walls}`, await sqlAlone(urls, script));
    }
  }
  await setRowSecurity(behind, "on");
  return best;
}

/** Our API on Hono and node:http as `main.ts` runs it, without the pages, whose build it does not need. */
async function serve(): Promise<void> {
  const { api } = await import("#server/http.ts");
  const listener = getRequestListener((incoming: Request) =>
    api.fetch(incoming, { requestId: newId(), address: "127.0.0.1", remember: () => undefined }),
  );
  const server = createServer((incoming, response) => void listener(incoming, response));
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  process.on("disconnect", () => process.exit());
  await onceEvent(server, "close");
}

/** Institutions, professionals, services and hours, by plain SQL. */
async function furnish(behind: postgres.Sql): Promise<Question> {
  await behind.unsafe(`
    set session_replication_role = replica;
    set maintenance_work_mem = '256MB';
    create temporary table made as select gen_random_uuid() as tenant, gen_random_uuid() as service, gen_random_uuid() as client, n from generate_series(1, ${String(INSTITUTIONS)}) n;
    create temporary table staff as select tenant, service, client, gen_random_uuid() as id, p, row_number() over (order by n, p) as place from made, generate_series(1, ${String(PROFESSIONALS_EACH)}) p;
    insert into tenants (id, slug, name) select tenant, 'c' || n, 'Clínica ' || n from made;
    insert into organizations (tenant_id, name, time_zone) select tenant, 'Clínica', 'America/New_York' from made;
    insert into clients (tenant_id, id, first_name, last_name, search_text, created_at) select tenant, client, 'Ana', 'Prueba', 'ana prueba', now() from made;
    insert into appointment_types (tenant_id, id, name, duration_min, step_min, horizon_days, created_at) select tenant, service, '{"es-AR":"Sesión","en":"Session"}', 30, 30, 60, now() from made;
    insert into professionals (tenant_id, id, first_name, last_name, time_zone, created_at) select tenant, id, 'Bea', 'Prueba ' || p, 'America/New_York', now() from staff;
    insert into professional_services (tenant_id, professional_id, appointment_type_id) select tenant, id, service from staff;
    insert into availability_rules (tenant_id, id, professional_id, weekday, start, "end")
      select tenant, gen_random_uuid(), staff.id, day, start, until from staff, generate_series(1, 5) day, (values ('09:00', '13:00'), ('14:00', '18:00')) as hours (start, until);
  `);
  const [chosen] = await behind<{ tenantId: string; slug: string; serviceId: string; professionalId: string }[]>`
    select tenant as "tenantId", 'c5' as slug, service as "serviceId", id as "professionalId" from staff where tenant = (select tenant from made where n = 5) and p = 3`;
  if (!chosen) throw new Error("bench: nothing was made");
  return { ...chosen, from: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) };
}

/** Each professional's latest appointments come first, so that a larger table only reaches further back. Indexes are made afterwards. */
async function addAppointments(behind: postgres.Sql, from: number, to: number): Promise<void> {
  const people = INSTITUTIONS * PROFESSIONALS_EACH;
  const indexes = await behind<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'appointments'::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  // The exclusion constraints serve writes alone, and a million rows would take them longer than all the rest.
  const exclusions = await behind<{ name: string }[]>`
    select conname as name from pg_constraint where conrelid = 'appointments'::regclass and contype = 'x'`;
  for (const { name } of indexes) await behind.unsafe(`drop index "${name}"`);
  for (const { name } of exclusions) await behind.unsafe(`alter table appointments drop constraint "${name}"`);
  await behind.unsafe(`
    insert into appointments (tenant_id, id, status, professional_id, appointment_type_id, client_id, starts_at, ends_at, busy_starts_at, busy_ends_at,
                              price_minor, currency, credit_cost, terms, created_at, updated_at)
      select tenant, gen_random_uuid(), 'confirmed', id, service, client, at, at + interval '30 minutes', at, at + interval '30 minutes', 0, 'ARS', 0, '{"cancellationWindowH":24}', now(), now()
        from generate_series(${String(from / people)}, ${String(to / people - 1)}) k, staff,
             lateral (select date_trunc('hour', now()) + interval '${String(DAYS + 2)} days' - k * interval '${String(SPACING_H)} hours' as at) times`);
  for (const { definition } of indexes) await behind.unsafe(definition);
  await behind.unsafe("vacuum analyze");
}

/** The statements that the query really sends, with their values, as a script for pgbench. */
async function recordSql(urls: RoleUrls, question: Question): Promise<string> {
  const statements: string[] = [];
  const sql = postgres(urls.appUrl, {
    max: 1,
    fetch_types: true,
    debug: (_connection, query, parameters) => {
      const literal = (_match: string, n: string) => `'${String(parameters[Number(n) - 1]).replaceAll("'", "''")}'`;
      if (!/pg_catalog/.test(query)) statements.push(query.replaceAll(/\s+/g, " ").replaceAll(/\$(\d+)/g, literal));
    },
  });
  // `readTenant` takes its pool from the registry: here it finds this one.
  once("pool.app", () => ({ sql, db: drizzle({ client: sql }) }));
  const ctx = {
    tenantId: tenantId(question.tenantId),
    actor: { type: "visitor" as const },
    requestId: newId(),
    locale: "es-AR" as const,
    now: Date.now(),
  };
  const found = await findFreeSlots(ctx, {
    serviceId: question.serviceId,
    professionalId: question.professionalId,
    from: question.from,
    days: DAYS,
  });
  if (!found.ok || found.days.flatMap(({ slots }) => slots).length === 0) throw new Error("bench: no free slots");
  statements.length = 0;
  await findFreeSlots(
    { ...ctx, now: Date.now() },
    { serviceId: question.serviceId, professionalId: question.professionalId, from: question.from, days: DAYS },
  );
  await sql.end();
  const path = join(tmpdir(), `zaguan-bench-${String(process.pid)}.sql`);
  writeFileSync(path, statements.map((statement) => `${statement};`).join("\n"));
  return path;
}

async function setRowSecurity(behind: postgres.Sql, walls: "on" | "off"): Promise<void> {
  const tables = await behind<
    { name: string }[]
  >`select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid`;
  await behind.unsafe(
    tables
      .map(({ name }) => `alter table ${name} ${walls === "on" ? "enable" : "disable"} row level security;`)
      .join("\n"),
  );
}

/** So many connections, each asking again as soon as it is answered. */
async function load(
  port: number,
  { slug, serviceId, professionalId, from }: Question,
  forSeconds: number,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const input = encodeURIComponent(JSON.stringify({ serviceId, professionalId, from, days: DAYS }));
  const options = {
    port,
    host: "127.0.0.1",
    agent,
    path: `/api/trpc/booking.slots?input=${input}`,
    headers: { host: `${slug}.localhost` },
  };
  const ask = async (): Promise<void> => {
    const sent = request(options).end();
    const [response] = (await onceEvent(sent, "response")) as [IncomingMessage];
    let bytes = 0;
    for await (const chunk of response) bytes += (chunk as Buffer).length;
    if (response.statusCode !== 200 || bytes < 1000)
      throw new Error(`bench: the API answered ${String(response.statusCode)} with ${String(bytes)} bytes`);
  };
  const took: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let asked = performance.now(); asked < until; asked = performance.now()) {
        await ask();
        took.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { perSecond: took.length / elapsed, p95: p95(took) };
}

const hasPgbench = (): boolean => spawnSync("pgbench", ["--version"]).status === 0;

/** The recorded transaction over and over, with as many connections as the API's pool has. */
async function sqlAlone(urls: RoleUrls, script: string): Promise<Figures> {
  if (!hasPgbench()) return sqlByLoop(urls, script);
  const url = new URL(urls.appUrl);
  const args = [
    "-n",
    "-M",
    "prepared",
    "-c",
    String(POOL),
    "-j",
    "2",
    "-T",
    String(SECONDS),
    "-f",
    script,
    "-h",
    url.hostname,
    "-p",
    url.port,
    "-U",
    url.username,
    url.pathname.slice(1),
  ];
  const { stdout } = await promisify(execFile)("pgbench", args, {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) },
  });
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN);
  return { perSecond: number(/tps = ([\d.]+)/), p95: Number.NaN };
}

/** Where there is no pgbench: one round trip per transaction, in this process. */
async function sqlByLoop(urls: RoleUrls, script: string): Promise<Figures> {
  const text = readFileSync(script, "utf8");
  const sql = postgres(urls.appUrl, { max: POOL });
  const took: number[] = [];
  const startedAt = performance.now();
  const connections = await Promise.all(Array.from({ length: POOL }, () => sql.reserve()));
  await Promise.all(
    connections.map(async (connection) => {
      for (let asked = performance.now(); asked < startedAt + SECONDS * 1000; asked = performance.now()) {
        await connection.unsafe(text);
        took.push(performance.now() - asked);
      }
      connection.release();
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  await sql.end();
  return { perSecond: took.length / elapsed, p95: p95(took) };
}

function report(best: ReadonlyMap<string, Figures>): void {
  const of = (name: string) => best.get(name)?.perSecond ?? Number.NaN;
  for (const [name, { perSecond, p95: late }] of best) {
    console.log(
      `  ${name.padEnd(20)} ${perSecond.toFixed(0).padStart(6)}/s${Number.isNaN(late) ? "" : `   p95 ${late.toFixed(1)} ms`}`,
    );
  }
  console.log(`  HTTP against SQL alone, RLS on: ${ratio(of("HTTP, RLS on"), of("SQL alone, RLS on"))}`);
  console.log(
    `  RLS on against off: HTTP ${ratio(of("HTTP, RLS on"), of("HTTP, RLS off"))}, SQL alone ${ratio(of("SQL alone, RLS on"), of("SQL alone, RLS off"))}`,
  );
}

const ratio = (a: number, b: number): string => (a / b).toFixed(2);
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

function p95(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
