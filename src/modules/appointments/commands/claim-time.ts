import { and, asc, eq, gt, inArray, lt, lte, or } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Interval, SlotQuery } from "#modules/availability/domain/slot-query.ts";
import { whyNot } from "#modules/availability/domain/why-not.ts";
import { resourcesOf, type Professional, type Service } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries } from "../queries/slot-queries.ts";
import { REFUSALS } from "../domain/time-refusals.ts";
import { appointments } from "../tables.ts";
import { professionals, resources } from "#modules/catalog/tables.ts";
import { termsOf, type Time } from "./appointment-row.ts";
import { closeClass, closeIfEmpty } from "./close-if-empty.ts";

const MINUTE = 60_000;

export type Claim = {
  service: Service;
  professional: Professional;
  /** Epoch milliseconds. */
  start: number;
  /** Staff may go outside hours, grid, notice and horizon; nobody may go over another appointment. */
  outsideHours?: boolean;
  /** The appointment that moves: its own time is not in its way, and the professional it leaves is locked too. */
  moving?: { id: string; professionalId: string; resourceId?: string | null; sessionId?: string | null };
};

/** The names under which PostgreSQL refuses what got past everything here. */
export const TIME_CONSTRAINTS = [
  "appointments_no_overlap",
  "appointments_resource_no_overlap",
  "appointments_seats_check",
] as const;

/**
 * Finds that a professional's time may be taken, by the same rules that offered it, and answers the columns that take it.
 * The rows of the professional and of the rooms are locked first: two bookings of one professional wait for each other
 * instead of meeting in the exclusion constraint, where PostgreSQL could only end one of them as a deadlock. The constraint
 * still has the last word. Locks are always taken in the same order: professionals by id, then rooms by id.
 */
export async function claimTime(
  tx: Tx,
  ctx: Ctx,
  { service, professional, start, outsideHours = false, moving }: Claim,
) {
  const rooms = await resourcesOf(tx, ctx, service.id);
  const roomIds = rooms?.map(({ id }) => id) ?? [];
  await lockProfessionals(tx, ctx, [professional.id, ...(moving ? [moving.professionalId] : [])]);
  await lockRooms(tx, ctx, roomIds);

  const end = start + service.durationMin * MINUTE;
  const busy = { start: start - service.bufferBeforeMin * MINUTE, end: end + service.bufferAfterMin * MINUTE };
  await deleteExpiredHolds(tx, ctx, { professionalId: professional.id, roomIds, busy });
  // A seat that is all of its class takes the class along: its time is not in its own way either.
  const emptied = moving?.sessionId ? await classOfOne(tx, ctx, moving.sessionId) : undefined;
  const except = emptied ?? moving?.id;
  const range = {
    service,
    professionals: [professional],
    from: start,
    to: start + 1,
    ...(except ? { except } : {}),
  };
  const found = (await slotQueries(tx, ctx, range)).get(professional.id);
  if (!found) throw new Error("claimTime: no query for the professional");
  // A class is joined by who wants one seat.
  const query = service.capacity > 1 ? found : { ...found, joinable: [] };
  const joins = query.joinable?.some((session) => session.start === start) ?? false;
  const taken = joins ? undefined : inTheWay(query, busy);
  const reason = outsideHours ? taken : whyNot(query, start)?.rule;
  if (reason) return refuse(REFUSALS[reason]);

  // What moves stays in its room if it can.
  const kept = rooms?.findIndex(({ id }) => id === moving?.resourceId) ?? -1;
  const time: Time = {
    professionalId: professional.id,
    startsAt: new Date(start),
    endsAt: new Date(end),
    busyStartsAt: new Date(busy.start),
    busyEndsAt: new Date(busy.end),
    resourceId: rooms?.[freeRoom(query, busy, kept)]?.id ?? null,
    sessionId: null,
  };
  if (emptied) await closeClass(tx, ctx, emptied);
  return ok({ time: service.capacity > 1 ? await seatAt(tx, ctx, service, time) : time });
}

/** Always before any class or hold of theirs is touched. */
export async function lockProfessionals(tx: Tx, ctx: Ctx, ids: string[]): Promise<void> {
  const { id } = professionals;
  await tx
    .select({ id })
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), inArray(id, ids)))
    .orderBy(asc(id))
    .for("no key update");
}

async function lockRooms(tx: Tx, ctx: Ctx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.tenantId, ctx.tenantId), inArray(resources.id, ids)))
    .orderBy(asc(resources.id))
    .for("no key update");
}

const meets = (busy: Interval) => (other: Interval) => other.start < busy.end && other.end > busy.start;

/** The wanted room if it is free over the whole of it, or else the first that is; −1 if none is, or none is needed. */
function freeRoom({ resources: rooms = [] }: SlotQuery, busy: Interval, wanted = -1): number {
  const isFree = (taken: readonly Interval[]) => !taken.some(meets(busy));
  const favourite = rooms[wanted];
  return favourite && isFree(favourite) ? wanted : rooms.findIndex(isFree);
}

function inTheWay(query: SlotQuery, busy: Interval): "busy" | "resource" | undefined {
  if (query.busy.some(meets(busy))) return "busy";
  return query.resources && freeRoom(query, busy) < 0 ? "resource" : undefined;
}

/** A seat of the class of this service that begins then: its hours, its room. Or of a new one, whose row takes the time of all. */
async function seatAt(tx: Tx, ctx: Ctx, service: Service, time: Time): Promise<Time> {
  const [known] = await tx
    .select({
      sessionId: appointments.id,
      endsAt: appointments.endsAt,
      busyStartsAt: appointments.busyStartsAt,
      busyEndsAt: appointments.busyEndsAt,
      resourceId: appointments.resourceId,
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.professionalId, time.professionalId),
        eq(appointments.appointmentTypeId, service.id),
        eq(appointments.startsAt, time.startsAt),
        eq(appointments.status, "session"),
      ),
    )
    // A class that is being closed is waited for, and then is none.
    .for("update");
  if (known) return { ...time, ...known };
  const id = newId();
  await tx.insert(appointments).values({
    ...(await termsOf(tx, ctx, service)),
    ...time,
    id,
    status: "session",
    capacity: service.capacity,
    seatsTaken: 0,
  });
  return { ...time, sessionId: id };
}

/** The class's id if one seat is all that is taken of it; it then stays so until this transaction ends. */
async function classOfOne(tx: Tx, ctx: Ctx, sessionId: string): Promise<string | undefined> {
  const [session] = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, sessionId), eq(appointments.seatsTaken, 1)))
    .for("update");
  return session?.id;
}

type Place = { professionalId: string; roomIds: string[]; busy: Interval };

/** A constraint cannot know the time of day, so an expired hold goes when somebody wants its time, its room, or its seat. */
async function deleteExpiredHolds(tx: Tx, ctx: Ctx, { professionalId, roomIds, busy }: Place): Promise<void> {
  const gone = await tx
    .delete(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        or(eq(appointments.professionalId, professionalId), inArray(appointments.resourceId, roomIds)),
        eq(appointments.status, "held"),
        lte(appointments.expiresAt, new Date(ctx.now)),
        lt(appointments.busyStartsAt, new Date(busy.end)),
        gt(appointments.busyEndsAt, new Date(busy.start)),
      ),
    )
    .returning({ sessionId: appointments.sessionId });
  for (const { sessionId } of gone) await closeIfEmpty(tx, ctx, sessionId);
}
