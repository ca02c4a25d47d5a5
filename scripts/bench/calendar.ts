import type { Agent } from "node:http";
import type postgres from "postgres";
import { fillAppointments, onThrowAwayPostgres } from "./shared/database.ts";
import { answerTo, load, type Figures } from "./shared/load.ts";
import { forkApi, serveApi } from "./shared/served-api.ts";

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

export default async function calendar(args: string[]): Promise<void> {
  if (args[0] === "--serve") return serveApi();
  await onThrowAwayPostgres(async ({ urls, secret, superuser }) => {
    const asked = await furnish(superuser);
    const api = await forkApi("calendar", { urls, secret });
    try {
      await measure(superuser, api.port, asked);
    } finally {
      api.stop();
    }
  });
}

async function measure(superuser: postgres.Sql, port: number, asked: Asked): Promise<void> {
  const figures: Figures[] = [];
  let there = 0;
  for (const size of SIZES) {
    await addAppointments(superuser, there, size);
    there = size;
    let bytes = 0;
    const ask = (connections: number, seconds: number) =>
      load({ connections, seconds }, async (agent) => {
        bytes = await askForWeek({ port, agent }, asked);
      });
    const alone = await ask(1, 1);
    const best = await ask(CONNECTIONS, SECONDS);
    figures.push(best);
    console.log(
      `${size.toLocaleString("en").padStart(9)} stored: ${best.perSecond.toFixed(0)}/s, p50 ${best.p50.toFixed(1)} ms, p95 ${best.p95.toFixed(1)} ms at ${String(CONNECTIONS)} connections; ` +
        `alone p50 ${alone.p50.toFixed(1)} ms, p95 ${alone.p95.toFixed(1)} ms; ${(bytes / 1024).toFixed(0)} kB an answer`,
    );
  }
  const [small, large] = figures;
  if (small && large)
    console.log(
      `1 M against 10 k: ${(large.perSecond / small.perSecond).toFixed(2)} of the answers a second, p95 × ${(large.p95 / small.p95).toFixed(2)}`,
    );
}

/** @returns how many bytes the week has */
async function askForWeek(to: { port: number; agent: Agent }, { slug, cookie, from }: Asked): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ from, days: 7 }));
  const path = `/api/trpc/calendar.range?input=${input}`;
  const { length } = await answerTo({ ...to, path, headers: { host: `${slug}.localhost`, cookie } });
  if (length < 50_000) throw new Error(`bench: a week of ${String(length)} bytes is not full`);
  return length;
}

/** Institutions, professionals, services, hours and a secretary who is signed in, by plain SQL. */
async function furnish(superuser: postgres.Sql): Promise<Asked> {
  const { createHash, randomBytes } = await import("node:crypto");
  const session = randomBytes(20).toString("hex");
  const hash = createHash("sha256").update(session).digest("hex");
  await superuser.unsafe(`
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
  const [week] = await superuser<{ from: string }[]>`select to_char(date_trunc('week', now()), 'YYYY-MM-DD') as from`;
  return { slug: "c5", cookie: `session=${session}`, from: week?.from ?? "" };
}

/** The latest weeks first, so that a larger table only reaches further back. */
async function addAppointments(superuser: postgres.Sql, from: number, to: number): Promise<void> {
  const people = INSTITUTIONS * PROFESSIONALS;
  await fillAppointments(
    superuser,
    `
    insert into appointments (tenant_id, id, status, professional_id, appointment_type_id, client_id, starts_at, ends_at, busy_starts_at, busy_ends_at,
                              price_minor, currency, credit_cost, terms, created_at, updated_at)
      select staff.tenant, gen_random_uuid(), 'confirmed', staff.id, service, people.id, at, at + interval '45 minutes', at, at + interval '45 minutes', 0, 'ARS', 0, '{"cancellationWindowH":24}', now(), now()
        from generate_series(${String(from / people)}, ${String(to / people - 1)}) k
        cross join staff
        join people on people.tenant = staff.tenant and people.nth = 1 + (k + staff.p) % 200
        cross join lateral (
          select date_trunc('week', now()) + interval '14 hours' + ((4 - (k / ${String(A_DAY)}) % 5) - 7 * (k / ${String(A_DAY * 5)})) * interval '1 day' + (k % ${String(A_DAY)}) * interval '90 minutes' as at
        ) times`,
  );
}
