import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { CalendarWire } from "../domain/calendar-wire.ts";
import type { DateOverride, WeeklyRule } from "#modules/availability/domain/slot-query.ts";

/** An appointment lasts a day at the most. */
const LONGEST_MS = 24 * 3_600_000;
const MOST = 2000;

type Theirs = { professionalId: string };

/** What a range of the calendar is made of. Instants are epoch milliseconds. */
export type CalendarFacts = Pick<
  CalendarWire,
  "timeZone" | "professionals" | "appointments" | "services" | "clients" | "sessions" | "holds" | "blocks"
> & {
  rules: (Theirs & WeeklyRule)[];
  overrides: (Theirs & DateOverride)[];
};

type Asked = {
  scope: "all" | "own";
  from: number;
  to: number;
  /** Dates of the overrides, first and last. */
  dates: readonly [string, string];
  professionalIds?: readonly string[] | undefined;
};

const ms = (instants: string) => `(date_part('epoch', ${instants}) * 1000)::bigint`;
const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;
const column = (values: string) => sql.raw(`coalesce(json_agg(${values}), '[]')`);
const rows = (query: SQL) => sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`;

/**
 * Everything that the calendar draws between two instants, as one statement that PostgreSQL answers in JSON: a week of
 * twenty professionals is four hundred rows, and reading them cell by cell cost the process more than all the rest.
 */
export async function readCalendarFacts(
  tx: Tx,
  ctx: Ctx,
  { scope, from, to, dates, professionalIds }: Asked,
): Promise<CalendarFacts> {
  const here = sql`tenant_id = ${ctx.tenantId}`;
  const me = ctx.actor.type === "user" ? ctx.actor.userId : ctx.tenantId;
  const reach = scope === "own" ? sql`user_id = ${me}` : sql`true`;
  // One array, so that the statement is prepared once for however many they are.
  const chosen = professionalIds ? sql`professional_id = any(${`{${professionalIds.join(",")}}`}::uuid[])` : sql`true`;
  const own = sql`professional_id in (select id from professionals where ${here} and ${reach})`;
  const theirs = sql`${here} and ${chosen} and ${scope === "own" ? own : sql`true`}`;
  const away = sql`${theirs} and starts_at < ${instant(to)} and ends_at > ${instant(from)}`;
  const when = sql.raw(`${ms("starts_at")} as start, ${ms("ends_at")} as "end"`);
  const [facts] = await tx.execute<CalendarFacts>(sql`
    with shown as materialized (
      select id, status, professional_id, appointment_type_id, client_id, session_id, starts_at, ends_at, busy_starts_at,
             busy_ends_at, notes, client_confirmed_at
        from appointments
       where ${away} and starts_at > ${instant(from - LONGEST_MS)}
         and (status in ('pending', 'confirmed', 'completed', 'no_show') or (status = 'held' and expires_at > ${instant(ctx.now)}))
       order by starts_at, id limit ${MOST})
    select
    (select time_zone from organizations where ${here}) as "timeZone",
    ${rows(sql`select id, first_name as "firstName", last_name as "lastName", title, color, time_zone as "timeZone", active
       from professionals where ${here} and ${reach} order by last_name, id`)} as professionals,
    (select json_build_object(
       'id', ${column("id")}, 'status', ${column("status")}, 'start', ${column(ms("starts_at"))},
       'end', ${column(ms("ends_at"))}, 'busyStart', ${column(ms("busy_starts_at"))},
       'busyEnd', ${column(ms("busy_ends_at"))}, 'serviceId', ${column("appointment_type_id")},
       'professionalId', ${column("professional_id")}, 'clientId', ${column("client_id")},
       'sessionId', ${column("session_id")}, 'notes', ${column("notes")},
       'clientComes', ${column("client_confirmed_at is not null")})
       from shown where status <> 'held') as appointments,
    ${rows(sql`select id, professional_id as "professionalId", session_id as "sessionId", client_id is not null as offered, ${when}
       from shown where status = 'held'`)} as holds,
    ${rows(sql`select id, name, color, step_min as "stepMin"
       from appointment_types where ${here} and id in (select appointment_type_id from shown)`)} as services,
    ${rows(sql`select id, first_name as "firstName", last_name as "lastName", phone, email
       from clients where ${here} and id in (select client_id from shown)`)} as clients,
    ${rows(sql`select id, capacity, seats_taken as taken
       from appointments where ${here} and id in (select session_id from shown)`)} as sessions,
    ${rows(sql`select id, professional_id as "professionalId", ${when}, reason, null as imported
       from availability_blocks where ${away}
       union all select busy.id, professional_id, ${when}, null,
         (select name from busy_imports i where i.tenant_id = busy.tenant_id and i.id = busy.import_id)
       from imported_busy busy where ${away}`)} as blocks,
    ${rows(sql`select professional_id as "professionalId", weekday, start, "end", effective_from as "effectiveFrom",
       effective_until as "effectiveUntil" from availability_rules where ${theirs}`)} as rules,
    ${rows(sql`select professional_id as "professionalId", date, windows
       from availability_overrides where ${theirs} and date between ${dates[0]} and ${dates[1]}`)} as overrides`);
  if (!facts) throw new Error("calendar facts: a select without a table gives one row");
  return facts;
}
