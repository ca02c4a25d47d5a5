import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { newId } from "#lib/ids.ts";
import { findFreeSlots } from "#modules/appointments/queries/free-slots.ts";
import { tenantId } from "#platform/context.ts";
import type { RoleUrls } from "#platform/db/roles.ts";
import { once } from "#platform/registry.ts";
import { type BenchDatabase, fillAppointments, onThrowAwayPostgres } from "./shared/database.ts";
import { answerTo, load, timed } from "./shared/load.ts";
import { hasPgbench, pgbench } from "./shared/pgbench.ts";
import { forkApi, POOL, serveApi } from "./shared/served-api.ts";

/*
 * `npm run bench -- availability`: how fast "one professional, fourteen days" is answered over HTTP by our own API, with 10 k
 * and with 1 M appointments in the table, beside the same SQL sent by pgbench, with row-level security and without.
 * The measured professional is as busy in both tables, so that only the table grows. Numbers of a small or busy machine
 * say little; the ratios, taken in turns within one run, say more.
 */

const CONNECTIONS = 32;
const ROUNDS = 2;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 4);
const SIZES = [10_000, 1_000_000];
const INSTITUTIONS = 10;
const PROFESSIONALS_EACH = 5;
/** An appointment every two hours: 168 in fourteen days, in either table. */
const SPACING_H = 2;
const DAYS = 14;

type Question = { tenantId: string; slug: string; serviceId: string; professionalId: string; from: string };
type Pace = { perSecond: number; p95: number };

export default async function availability(args: string[]): Promise<void> {
  if (args[0] === "--serve") return serveApi();
  await onThrowAwayPostgres(measure);
}

async function measure({ urls, secret, superuser }: BenchDatabase): Promise<void> {
  const question = await furnish(superuser);
  const api = await forkApi("availability", { urls, secret });
  const ask = (seconds: number) =>
    load({ connections: CONNECTIONS, seconds }, async (agent) => {
      await askForSlots({ port: api.port, agent }, question);
    });
  let there = 0;
  let script: string | undefined;
  try {
    for (const appointments of SIZES) {
      const startedAt = performance.now();
      await addAppointments(superuser, there, appointments);
      there = appointments;
      console.log(
        `\n${appointments.toLocaleString("en")} appointments in the table (made in ${seconds(performance.now() - startedAt)} s)`,
      );
      script ??= await recordSql(urls, question);
      await ask(1);
      report(await takeTurns(superuser, urls, ask, script));
    }
  } finally {
    api.stop();
    if (script) rmSync(script);
  }
}

async function askForSlots(to: { port: number; agent: Agent }, question: Question): Promise<void> {
  const { slug, serviceId, professionalId, from } = question;
  const input = encodeURIComponent(JSON.stringify({ serviceId, professionalId, from, days: DAYS }));
  const path = `/api/trpc/booking.slots?input=${input}`;
  const { length } = await answerTo({ ...to, path, headers: { host: `${slug}.localhost` } });
  if (length < 1000) throw new Error(`bench: ${String(length)} bytes hold no free times`);
}

/** The best of each, taken in turns, so that a noisy moment of the machine spoils none alone. */
async function takeTurns(
  superuser: postgres.Sql,
  urls: RoleUrls,
  ask: (seconds: number) => Promise<Pace>,
  script: string,
): Promise<Map<string, Pace>> {
  const best = new Map<string, Pace>();
  const keep = (name: string, figures: Pace) => {
    if (figures.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, figures);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const walls of ["on", "off"] as const) {
      await setRowSecurity(superuser, walls);
      keep(`HTTP, RLS ${walls}`, await ask(SECONDS));
      keep(`SQL alone, RLS ${walls}`, await sqlAlone(urls, script));
    }
  }
  await setRowSecurity(superuser, "on");
  return best;
}

/** Institutions, professionals, services and hours, by plain SQL. */
async function furnish(superuser: postgres.Sql): Promise<Question> {
  await superuser.unsafe(`
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
  const [chosen] = await superuser<{ tenantId: string; slug: string; serviceId: string; professionalId: string }[]>`
    select tenant as "tenantId", 'c5' as slug, service as "serviceId", id as "professionalId" from staff where tenant = (select tenant from made where n = 5) and p = 3`;
  if (!chosen) throw new Error("bench: nothing was made");
  return { ...chosen, from: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) };
}

/** Each professional's latest appointments come first, so that a larger table only reaches further back. */
async function addAppointments(superuser: postgres.Sql, from: number, to: number): Promise<void> {
  const people = INSTITUTIONS * PROFESSIONALS_EACH;
  await fillAppointments(
    superuser,
    `
    insert into appointments (tenant_id, id, status, professional_id, appointment_type_id, client_id, starts_at, ends_at, busy_starts_at, busy_ends_at,
                              price_minor, currency, credit_cost, terms, created_at, updated_at)
      select tenant, gen_random_uuid(), 'confirmed', id, service, client, at, at + interval '30 minutes', at, at + interval '30 minutes', 0, 'ARS', 0, '{"cancellationWindowH":24}', now(), now()
        from generate_series(${String(from / people)}, ${String(to / people - 1)}) k, staff,
             lateral (select date_trunc('hour', now()) + interval '${String(DAYS + 2)} days' - k * interval '${String(SPACING_H)} hours' as at) times`,
  );
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

async function setRowSecurity(superuser: postgres.Sql, walls: "on" | "off"): Promise<void> {
  const tables = await superuser<
    { name: string }[]
  >`select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid`;
  await superuser.unsafe(
    tables
      .map(({ name }) => `alter table ${name} ${walls === "on" ? "enable" : "disable"} row level security;`)
      .join("\n"),
  );
}

/** The recorded transaction over and over, with as many connections as the API's pool has. */
async function sqlAlone(urls: RoleUrls, script: string): Promise<Pace> {
  if (!hasPgbench()) return sqlByLoop(urls, script);
  return { perSecond: await pgbench(urls, script, { connections: POOL, seconds: SECONDS }), p95: Number.NaN };
}

/** Where there is no pgbench: one round trip per transaction, in this process. */
async function sqlByLoop(urls: RoleUrls, script: string): Promise<Pace> {
  const text = readFileSync(script, "utf8");
  const sql = postgres(urls.appUrl, { max: POOL });
  const connections = await Promise.all(Array.from({ length: POOL }, () => sql.reserve()));
  const pace = await timed({ connections: POOL, seconds: SECONDS }, async (at) => connections[at]?.unsafe(text));
  for (const connection of connections) connection.release();
  await sql.end();
  return pace;
}

function report(best: ReadonlyMap<string, Pace>): void {
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
