import type postgres from "postgres";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Hall } from "./hall.ts";

/** An appointment, hold or class as it lies in the database, read past row-level security. */
export type Life = {
  id: string;
  status: string;
  service: string;
  professional: string;
  client: string | null;
  start: number;
  busy: [number, number];
  capacity: number | null;
  session: string | null;
  room: string | null;
  cost: number;
  expires: number | null;
  terms: { policy?: CancellationPolicy; cancellationWindowH: number };
};

export async function livesOf(superuser: postgres.Sql, tenantId: string): Promise<Life[]> {
  const rows = await superuser`
    select id, status, appointment_type_id as service, professional_id as professional, client_id as client, capacity, session_id as session, resource_id as room,
      credit_cost as cost, terms, starts_at, busy_starts_at, busy_ends_at, expires_at
    from appointments where tenant_id = ${tenantId} order by id`;
  return rows.map(
    ({ starts_at: startsAt, busy_starts_at: from, busy_ends_at: until, expires_at: expiresAt, ...row }) => ({
      ...(row as Omit<Life, "start" | "busy" | "expires">),
      start: (startsAt as Date).getTime(),
      busy: [(from as Date).getTime(), (until as Date).getTime()],
      expires: (expiresAt as Date | null)?.getTime() ?? null,
    }),
  );
}

const MINUTE = 60_000;
const TAKES = ["held", "session", "pending", "confirmed", "completed", "no_show"];

/** Minutes of a service of the hall: its length and its buffers. */
export type Shape = { id: string; minutes: number; buffer: number; capacity: number; rooms: readonly string[] };
export type Want = { shape: Shape; professional: string; start: number; moving?: Life };

/** Whether a start can be had, by the plainest means: everything that is, one after the other. Working hours aside. */
export function isFree(lives: readonly Life[], { shape, professional, start, moving }: Want, now: number): boolean {
  const [from, until] = [start - shape.buffer * MINUTE, start + (shape.minutes + shape.buffer) * MINUTE];
  const alive = lives.filter(
    ({ id, status, expires }) =>
      id !== moving?.id && TAKES.includes(status) && !(status === "held" && (expires ?? 0) <= now),
  );
  const seats = (session: Life) => alive.filter((life) => life.session === session.id).length;
  const taking = alive.filter((life) => life.session === null && (life.capacity === null || seats(life) > 0));
  const joined = taking.find(
    (life) =>
      life.capacity !== null && life.service === shape.id && life.professional === professional && life.start === start,
  );
  if (joined) return seats(joined) < (joined.capacity ?? 0);
  const meets = taking.filter(({ busy }) => busy[0] < until && busy[1] > from);
  if (meets.some((life) => life.professional === professional)) return false;
  return shape.rooms.length === 0 || shape.rooms.some((room) => !meets.some((life) => life.room === room));
}

/** What an appointment's end gives back of what it cost, by the terms that were copied onto it. */
export function givenBack(life: Life, before: string, now: number, override?: number): number {
  if (life.status === "rejected" || life.status === "expired" || (life.status === "cancelled" && before === "pending"))
    return life.cost;
  const { policy, cancellationWindowH } = life.terms;
  const hours = (life.start - now) / 3_600_000;
  const windows = policy?.windows ?? [{ hours: cancellationWindowH, share: 100 }];
  const share =
    life.status === "no_show"
      ? (policy?.noShowShare ?? 0)
      : (override ?? windows.find((window) => hours >= window.hours)?.share ?? 0);
  const whole = policy?.returns.kind === "credits" ? Math.min(policy.returns.amount, life.cost) : life.cost;
  return Math.floor((whole * share) / 100);
}

/** The hall's services as `isFree` knows them. */
export const shapesOf = (hall: Hall, capacity: number): Shape[] => [
  { id: hall.services.session, minutes: 60, buffer: 0, capacity: 1, rooms: [] },
  { id: hall.services.visit, minutes: 30, buffer: 0, capacity: 1, rooms: hall.rooms },
  { id: hall.services.evaluation, minutes: 90, buffer: 15, capacity, rooms: [] },
];
