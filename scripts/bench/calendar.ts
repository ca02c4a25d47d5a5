import { once as onceEvent } from "node:events";
import { fork, type ChildProcess } from "node:child_process";
import { Agent, createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import postgres from "postgres";
import { newId } from "#lib/ids.ts";
import { prepareOwnServer, servingEnv } from "#platform/db/roles.ts";
import { startThrowAwayPostgres } from "../test/throw-away-postgres.ts";
import { migrateDatabase } from "../up/migrations.ts";

/*
 * `npm run bench -- calendar`: a week of twenty professionals (some 400 appointments) as the staff's calendar asks for it, in
 * one HTTP request, by 16 connections that ask again as soon as they are answered; with 10 k and with 1 M appointments stored.
 * The week is as full in both tables. What must be seen: p95 < 100 ms on a machine of its own, and hardly any growth with
 * the table; beside it, what one connection alone waits.
 */

const CONNECTIONS = 16;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 6);
const SIZES = [10_000, 1_000_000];
const INSTITUTIONS = 10;
const PROFESSIONALS = 20;
/** Four a day from Monday to Friday for each: 400 a week in an institution. */
const A_DAY = 4;

type Asked = { slug: string; cookie: string; from: string };
type Figures = { perSecond: number; p50: number; p95: number; kilobytes: number };

export default async function calendar(args: string[]): Promise<void> {
  if (args[0] === "--serve") return serve();
  const server = await startThrowAwayPostgres();
  const behind = postgres(Object.assign(new URL(server.adminUrl), { pathname: "/bench" }).href, {
    max: 1,
    onnotice: () => undefined,
  });
  let api: ChildProcess | undefined;
  try {
    const urls = await prepareOwnServer(server.adminUrl, server.secret, "bench");
    await migrateDatabase(urls.ownerUrl);
    Object.assign(process.env, servingEnv(urls), {
      APP_SECRET: server.secret,
      NODE_ENV: "production",
      ROLE: "web",
      LOG_LEVEL: "error",
      DB_POOL_MAX: "10",
    });
    api = fork(fileURLToPath(new URL("../bench.ts", import.meta.url)), ["calendar", "--serve"], {
      execArgv: (process.env["BENCH_NODE_ARGS"] ?? "").split(" ").filter(Boolean),
    });
    const [port] = (await onceEvent(api, "message")) as [number];
    const asked = await furnish(behind);
    const figures: Figures[] = [];
    let there = 0;
    for (const size of SIZES) {
      await addAppointments(behind, there, size);
      there = size;
      const alone = await load(port, asked, 1, 1);
      const best = await load(port, asked, CONNECTIONS, SECONDS);
      figures.push(best);
      console.log(
        `${size.toLocaleString("en").padStart(9)} stored: ${best.perSecond.toFixed(0)}/s, p50 ${best.p50.toFixed(1)} ms, p95 ${best.p95.toFixed(1)} ms at ${String(CONNECTIONS)} connections; ` +
          `alone p50 ${alone.p50.toFixed(1)} ms, p95 ${alone.p95.toFixed(1)} ms; ${best.kilobytes.toFixed(0)} kB an answer`,
      );
    }
    const [small, large] = figures;
    if (small && large)
      console.log(
        `1 M against 10 k: ${(large.perSecond / small.perSecond).toFixed(2)} of the answers a second, p95 × ${(large.p95 / small.p95).toFixed(2)}`,
      );
  } finally {
    api?.disconnect();
    await behind.end();
    await server.stop();
  }
}

/** Our API on Hono and node:http as `main.ts` runs it, without the pages. */
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

/** Institutions, professionals, services, hours and a secretary who is signed in, by plain SQL. */
async function furnish(behind: postgres.Sql): Promise<Asked> {
  const { createHash, randomBytes } = await import("node:crypto");
  const session = randomBytes(20).toString("hex");
  const hash = createHash("sha256").update(session).digest("hex");
  await behind.unsafe(`
    set session_replication_role = replica;
    set maintenance_work_mem = '256MB';
    create temporary table made as select gen_random_uuid() as tenant, gen_random_uuid() as service, gen_random_uuid() as secretary, n from generate_series(1, ${String(INSTITUTIONS)}) n;
    create temporary table staff as select tenant, service, gen_random_uuid() as id, p from made, generate_series(1, ${String(PROFESSIONALS)}) p;
    create temporary table people as select tenant, gen_random_uuid() as id, row_number() over (partition by tenant) as nth from made, generate_series(1, 200);
    insert into tenants (id, slug, name) select tenant, 'c' || n, 'Clínica ' || n from made;
    insert into organizations (tenant_id, name, time_zone) select tenant, 'Clínica', 'America/New_York' from made;
    insert into clients (tenant_id, id, first_name, last_name, search_text, created_at) select tenant, id, 'Ana', 'Prueba ' || nth, 'ana prueba', now() from people;
    insert into appointment_types (tenant_id, id, name, duration_min, step_min, horizon_days, created_at) select tenant, service, '{"es-AR":"Sesión","en":"Session"}', 45, 15, 60, now() from made;
    insert into professionals (tenant_id, id, first_name, last_name, time_zone, created_at) select tenant, id, 'Bea', 'Prueba ' || p, 'America/New_York', now() from staff;
    insert into professional_services (tenant_id, professional_id, appointment_type_id) select tenant, id, service from staff;
    insert into availability_rules (tenant_id, id, professional_id, weekday, start, "end")
      select tenant, gen_random_uuid(), staff.id, day, start, until from staff, generate_series(1, 5) day, (values ('09:00', '13:00'), ('14:00', '18:00')) as hours (start, until);
    insert into users (tenant_id, id, email, first_name, last_name, locale, email_verified_at, created_at) select tenant, secretary, 's@c.example', 'Sara', 'Prueba', 'es-AR', now(), now() from made;
    insert into user_roles (tenant_id, user_id, role) select tenant, secretary, 'secretary' from made;
    insert into sessions (tenant_id, id_hash, id, user_id, created_at, expires_at) select tenant, '${hash}', gen_random_uuid(), secretary, now(), now() + interval '1 day' from made where n = 5;
  `);
  const [week] = await behind<{ from: string }[]>`select to_char(date_trunc('week', now()), 'YYYY-MM-DD') as from`;
  return { slug: "c5", cookie: `session=${session}`, from: week?.from ?? "" };
}

/** The latest weeks first, so that a larger table only reaches further back. Indexes are made afterwards. */
async function addAppointments(behind: postgres.Sql, from: number, to: number): Promise<void> {
  const indexes = await behind<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'appointments'::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  const exclusions = await behind<
    { name: string }[]
  >`select conname as name from pg_constraint where conrelid = 'appointments'::regclass and contype = 'x'`;
  for (const { name } of indexes) await behind.unsafe(`drop index "${name}"`);
  for (const { name } of exclusions) await behind.unsafe(`alter table appointments drop constraint "${name}"`);
  const people = INSTITUTIONS * PROFESSIONALS;
  await behind.unsafe(`
    insert into appointments (tenant_id, id, status, professional_id, appointment_type_id, client_id, starts_at, ends_at, busy_starts_at, busy_ends_at,
                              price_minor, currency, credit_cost, terms, created_at, updated_at)
      select staff.tenant, gen_random_uuid(), 'confirmed', staff.id, service, people.id, at, at + interval '45 minutes', at, at + interval '45 minutes', 0, 'ARS', 0, '{"cancellationWindowH":24}', now(), now()
        from generate_series(${String(from / people)}, ${String(to / people - 1)}) k
        cross join staff
        join people on people.tenant = staff.tenant and people.nth = 1 + (k + staff.p) % 200
        cross join lateral (
          select date_trunc('week', now()) + interval '14 hours' + ((4 - (k / ${String(A_DAY)}) % 5) - 7 * (k / ${String(A_DAY * 5)})) * interval '1 day' + (k % ${String(A_DAY)}) * interval '90 minutes' as at
        ) times`);
  for (const { definition } of indexes) await behind.unsafe(definition);
  await behind.unsafe("vacuum analyze");
}

async function load(
  port: number,
  { slug, cookie, from }: Asked,
  connections: number,
  forSeconds: number,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const input = encodeURIComponent(JSON.stringify({ from, days: 7 }));
  const options = {
    port,
    host: "127.0.0.1",
    agent,
    path: `/api/trpc/calendar.range?input=${input}`,
    headers: { host: `${slug}.localhost`, cookie },
  };
  let size = 0;
  const ask = async (): Promise<void> => {
    const sent = request(options).end();
    const [response] = (await onceEvent(sent, "response")) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    size = body.length;
    if (response.statusCode !== 200 || size < 50_000)
      throw new Error(`bench: the API answered ${String(response.statusCode)}: ${body.toString().slice(0, 300)}`);
  };
  for (let warm = 0; warm < 5; warm++) await ask();
  const took: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let asked = performance.now(); asked < until; asked = performance.now()) {
        await ask();
        took.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: took.length / elapsed, p50: at(0.5), p95: at(0.95), kilobytes: size / 1024 };
}
