import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Interval, WeeklyRule } from "#modules/availability/domain/slot-query.ts";
import type { ClosedDays } from "#modules/availability/domain/closures.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import type { availabilityOverrides } from "#modules/availability/tables.ts";

/** An appointment with its buffers reaches no further than a day and two of the longest buffers (`tables.ts`). */
const REACH_MS = 48 * 3_600_000;

type Theirs = { professionalId: string };
type Override = Pick<typeof availabilityOverrides.$inferSelect, "professionalId" | "id" | "date" | "windows">;
type Taken = Interval & { id: string; busyStart: number; busyEnd: number; seatsLeft: number | null };

/** Instants are epoch milliseconds. */
export type SlotFacts = {
  rules: (Theirs & WeeklyRule)[];
  overrides: Override[];
  /** Absences: their own blocks, and what a calendar of theirs elsewhere says. */
  absences: (Theirs & Interval)[];
  /** Days on which nobody is there, on the institution's wall. */
  closures: ClosedDays[];
  timeZone: string;
  /** What takes their time, in order of its busy time; `seatsLeft` is for classes of this service alone. */
  taken: (Theirs & Taken)[];
  /** The rooms or equipment of which the service takes one, by id; empty where it needs none. */
  rooms: { id: string; active: boolean }[];
  roomsTaken: (Interval & { roomId: string })[];
};

type Asked = {
  serviceId: string;
  professionalIds: readonly string[];
  from: number;
  to: number;
  /** An appointment that is left out of the busy time. */
  except?: string | undefined;
};

const ms = (column: string) => sql.raw(`round(date_part('epoch', ${column}) * 1000)`);
const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;
/** The date of an instant in UTC: a day or two wider than any wall's. */
const date = (at: number) => sql`${new Date(at).toISOString().slice(0, 10)}::date`;
/** Rows as a JSON list of objects. @param fields keys and values by turns, as `json_build_object` takes them */
const list = (fields: SQL, order: SQL = sql``) => sql`coalesce(json_agg(json_build_object(${fields}) ${order}), '[]')`;

/** How many of a class's seats are taken by holds that ran out, until a job or whoever wants them lets them go. */
export const lapsedSeats = (now: number) => sql`(
  select count(*) from appointments seat
   where seat.tenant_id = appointments.tenant_id and seat.session_id = appointments.id
     and seat.status = 'held' and seat.expires_at <= ${instant(now)})`;

/**
 * All that decides the free starts of these professionals, as one statement that PostgreSQL answers in JSON. This is the
 * most asked question of all: six statements, mapped cell by cell, cost the process twice as much.
 */
export async function readSlotFacts(
  tx: Tx,
  ctx: Ctx,
  { serviceId, professionalIds, from, to, except }: Asked,
): Promise<SlotFacts> {
  const here = sql`tenant_id = ${ctx.tenantId}`;
  // One array, so that the statement is prepared once for however many they are.
  const theirs = sql`${here} and professional_id = any(${`{${professionalIds.join(",")}}`}::uuid[])`;
  const away = sql`${theirs} and starts_at < ${instant(to + REACH_MS)} and ends_at > ${instant(from)}`;
  // A seat's time is its class's, so seats are left out; and a class that only holds that ran out keep is none.
  const takesTime = sql`starts_at > ${instant(from - REACH_MS)} and starts_at < ${instant(to + REACH_MS)}
    and status in ${[...TAKES_TIME]} and (status <> 'held' or expires_at > ${instant(ctx.now)})
    and session_id is null and (capacity is null or seats_taken > ${lapsedSeats(ctx.now)}) and ${except ? sql`id <> ${except}` : sql`true`}`;
  const seatsLeft = sql`case when capacity is not null and appointment_type_id = ${serviceId}
    then capacity - seats_taken + ${lapsedSeats(ctx.now)} end`;
  const needed = sql`select resource_id from service_resources where ${here} and appointment_type_id = ${serviceId}`;
  const byBusyTime = sql`order by busy_starts_at`;
  const [facts] = await tx.execute<SlotFacts>(sql`select
    (select ${list(sql`'professionalId', professional_id, 'weekday', weekday, 'start', start, 'end', "end",
                       'effectiveFrom', effective_from, 'effectiveUntil', effective_until`)}
       from availability_rules where ${theirs}) as rules,
    (select ${list(sql`'professionalId', professional_id, 'id', id, 'date', date, 'windows', windows`)}
       from availability_overrides where ${theirs}) as overrides,
    (select ${list(sql`'professionalId', professional_id, 'start', ${ms("starts_at")}, 'end', ${ms("ends_at")}`)}
       from (select professional_id, starts_at, ends_at from availability_blocks where ${away}
             union all select professional_id, starts_at, ends_at from imported_busy where ${away}) absence) as absences,
    (select ${list(sql`'startsOn', starts_on, 'endsOn', ends_on, 'yearly', yearly`)} from closures
      where ${here} and (yearly or (ends_on >= ${date(from - REACH_MS)} and starts_on <= ${date(to + REACH_MS)}))) as closures,
    (select time_zone from organizations where ${here}) as "timeZone",
    (select ${list(
      sql`'professionalId', professional_id, 'id', id, 'start', ${ms("starts_at")}, 'end', ${ms("ends_at")},
          'busyStart', ${ms("busy_starts_at")}, 'busyEnd', ${ms("busy_ends_at")}, 'seatsLeft', ${seatsLeft}`,
      byBusyTime,
    )} from appointments where ${theirs} and ${takesTime}) as taken,
    (select ${list(sql`'id', id, 'active', active`, sql`order by id`)}
       from resources where ${here} and id in (${needed})) as rooms,
    (select ${list(sql`'roomId', resource_id, 'start', ${ms("busy_starts_at")}, 'end', ${ms("busy_ends_at")}`, byBusyTime)}
       from appointments where ${here} and resource_id in (${needed}) and ${takesTime}) as "roomsTaken"`);
  if (!facts) throw new Error("slot facts: a select without a table gives one row");
  return facts;
}
