import { and, asc, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { scopeOf } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { RescheduleAppointment } from "../schemas.ts";
import { whyClassStays } from "../domain/may-class-move.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import { tellOfClassMove } from "../letters/tell-of-class-move.ts";
import { findGiven, type Professional, type Service } from "#modules/catalog/queries/offered-service.ts";
import { alternativesTo } from "../queries/free-slots.ts";
import { appointments } from "../tables.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { claimTime, lockProfessionals, TIME_CONSTRAINTS } from "./claim-time.ts";
import type { Row } from "../queries/appointment-in-reach.ts";
import { recordTransition } from "./record-transition.ts";
import { letGo } from "./release-hold.ts";
import { newDeadline, PAST_ALLOWED_MS } from "./reschedule-appointment.ts";

const MINUTE = 60_000;

/**
 * Moves a class with everyone in it to another time, and perhaps another professional: all its seats or none, each at the
 * price and terms it was booked with. By staff alone: a client moves their own seat.
 */
export async function moveClass(ctx: Ctx, input: RescheduleAppointment) {
  authorize(ctx, "appointments:reschedule");
  const moved = withTenant(ctx, (tx) => move(tx, ctx, input));
  return moved.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", { alternatives: [] });
    throw error;
  });
}

/**
 * The seats are locked first, as whoever cancels or moves one of them does; then the professionals and rooms, and the class
 * last. What was booked until the professional's lock was ours comes along.
 */
async function move(tx: Tx, ctx: Ctx, { id, start, professionalId, outsideHours, reason }: RescheduleAppointment) {
  if ((await lockSeats(tx, ctx, id)).length === 0) return refuse("NOT_FOUND");
  const session = await findClass(tx, ctx, id);
  if (!session || !(await actsAsStaff(tx, ctx, session))) return refuse("NOT_FOUND");
  if (start < ctx.now - (outsideHours ? PAST_ALLOWED_MS : 0)) return refuse("PAST");
  const old = session.startsAt.getTime();
  const to = professionalId ?? session.professionalId;
  const place = { start, professionalId: to };
  // Where it is already: nothing to take, nothing to tell.
  if (start === old && to === session.professionalId) return ok({ sessionId: id, appointmentIds: [], ...place });
  // A professional writes in their own calendar alone.
  const ownOnly = scopeOf(ctx.actor, "appointments:create") === "own";
  if (ownOnly && to !== session.professionalId) return refuse("NOT_FOUND");
  const given = await findGiven(tx, ctx, session.appointmentTypeId);
  const professional = given?.professionals.find((person) => person.id === to);
  if (!given || !professional) return refuse("NOT_FOUND");

  await lockProfessionals(tx, ctx, [to, session.professionalId]);
  // Of visitors, and of offers that ran out. Whoever was just about to book a seat is told to choose anew.
  await letGo(tx, ctx, and(inSession(ctx, id), or(isNull(appointments.clientId), lapsed(ctx))));
  const seats = await lockSeats(tx, ctx, id, TAKES_TIME);
  const stays = whyClassStays(seats.map(({ status }) => ({ status, offered: status === "held" })));
  if (stays) return refuse(stays);

  const service = asItBegan(session, given.service);
  const near = () => nearestStarts(tx, ctx, { session, service, professional, start });
  if (await anotherClass(tx, ctx, session, place)) return refuse("CLASS_THERE", { alternatives: await near() });
  const moving = { id, professionalId: session.professionalId, resourceId: session.resourceId };
  const claimed = await claimTime(tx, ctx, { service, professional, start, outsideHours, moving });
  if (!claimed.ok && claimed.reason === "SLOT_TAKEN") return refuse("SLOT_TAKEN", { alternatives: await near() });
  if (!claimed.ok) return claimed;

  const { sessionId: _alone, ...time } = claimed.time;
  const now = new Date(ctx.now);
  const appointmentIds = seats.map((seat) => seat.id);
  const these = (ids: string[]) => and(eq(appointments.tenantId, ctx.tenantId), inArray(appointments.id, ids));
  await tx
    .update(appointments)
    .set({ ...time, updatedAt: now })
    .where(these([id]));
  await tx
    .update(appointments)
    .set({ ...time, moves: sql`${appointments.moves} + 1`, clientConfirmedAt: null, updatedAt: now })
    .where(these(appointmentIds));
  for (const seat of seats.filter(({ status }) => status === "pending"))
    await tx
      .update(appointments)
      .set({ expiresAt: await newDeadline(tx, ctx, seat, service.answerWithinH, start) })
      .where(these([seat.id]));
  await record(tx, ctx, { session, seats, place, reason });
  return ok({ sessionId: id, appointmentIds, ...place });
}

type Moved = { session: Row; seats: readonly Row[]; place: { start: number; professionalId: string } };

/** Each seat's own history; one letter to each client, however many seats they have, and one to each colleague concerned. */
async function record(tx: Tx, ctx: Ctx, { session, seats, place, reason }: Moved & { reason: string | undefined }) {
  const from = { start: session.startsAt.getTime(), professionalId: session.professionalId };
  const ofClient = Map.groupBy(seats, ({ clientId }) => clientId);
  for (const { id: appointmentId, status, clientId } of seats) {
    // They hold no time of their own, so no state of theirs is `session`; the type cannot know.
    if (status === "session") continue;
    await recordTransition(tx, ctx, {
      appointmentId,
      from: status,
      to: status,
      action: "appointment.reschedule",
      reason,
      moved: { from, to: place },
      tell: (ofClient.get(clientId)?.length ?? 0) > 1 ? "nobody" : "client",
    });
  }
  await tellOfClassMove(tx, ctx, { seats, from, reason });
}

const inSession = (ctx: Ctx, id: string) =>
  and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.sessionId, id));
const lapsed = (ctx: Ctx) => lte(appointments.expiresAt, new Date(ctx.now));

/** Locked in one order, so that two who move the same class wait for each other. Holds are not: whoever wants time deletes those. */
const lockSeats = (tx: Tx, ctx: Ctx, id: string, statuses: readonly Row["status"][] = ["pending", "confirmed"]) =>
  tx
    .select()
    .from(appointments)
    .where(and(inSession(ctx, id), inArray(appointments.status, [...statuses])))
    .orderBy(asc(appointments.id))
    .for("update");

async function findClass(tx: Tx, ctx: Ctx, id: string): Promise<Row | undefined> {
  const [session] = await tx
    .select()
    .from(appointments)
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, id), eq(appointments.status, "session")));
  return session;
}

/** Its own length and buffers, whatever the service has become; and whole: it joins no other class, as one of one would not. */
const asItBegan = ({ startsAt, endsAt, busyStartsAt, busyEndsAt }: Row, service: Service): Service => ({
  ...service,
  durationMin: (endsAt.getTime() - startsAt.getTime()) / MINUTE,
  bufferBeforeMin: (startsAt.getTime() - busyStartsAt.getTime()) / MINUTE,
  bufferAfterMin: (busyEndsAt.getTime() - endsAt.getTime()) / MINUTE,
  capacity: 1,
});

/** Two classes do not become one by the way: who is in which, somebody decides. */
async function anotherClass(tx: Tx, ctx: Ctx, session: Row, { start, professionalId }: Moved["place"]) {
  const [other] = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.professionalId, professionalId),
        eq(appointments.appointmentTypeId, session.appointmentTypeId),
        eq(appointments.startsAt, new Date(start)),
        eq(appointments.status, "session"),
        ne(appointments.id, session.id),
      ),
    );
  return other !== undefined;
}

type Wanted = { session: Row; service: Service; professional: Professional; start: number };

/** Starts near the wanted one at which the whole class could be; where it is already is none. */
async function nearestStarts(tx: Tx, ctx: Ctx, { session, service, professional, start }: Wanted) {
  const wanted = { service, professionals: [professional], start, except: session.id };
  const offers = await alternativesTo(tx, ctx, wanted);
  const here = session.professionalId === professional.id ? session.startsAt.getTime() : null;
  return offers.filter((offer) => offer.start !== here);
}
