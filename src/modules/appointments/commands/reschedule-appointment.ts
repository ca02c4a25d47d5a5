import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { scopeOf } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { mayClientMove } from "../domain/may-client-move.ts";
import { findGiven, type Service } from "#modules/catalog/queries/offered-service.ts";
import { alternativesTo } from "../queries/free-slots.ts";
import { expiryQueue } from "../queue.ts";
import type { RescheduleAppointment } from "../schemas.ts";
import { appointments } from "../tables.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { claimTime, TIME_CONSTRAINTS } from "./claim-time.ts";
import { closeIfEmpty } from "./close-if-empty.ts";
import { lockAppointment, type Row } from "../queries/appointment-in-reach.ts";
import { recordTransition } from "./record-transition.ts";

/** As for a walk-in: what happened this morning may be put right; more than half a day back is a mistyped date. */
export const PAST_ALLOWED_MS = 12 * 3_600_000;

/** Moves an appointment to another time, and perhaps another professional. */
export async function rescheduleAppointment(ctx: Ctx, input: RescheduleAppointment) {
  const scope = authorize(ctx, "appointments:reschedule");
  const moved = withTenant(ctx, async (tx) => {
    const appointment = await lockAppointment(tx, ctx, scope, input.id);
    return appointment ? moveTo(tx, ctx, appointment, input) : refuse("NOT_FOUND");
  });
  return moved.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", { alternatives: [] });
    throw error;
  });
}

type Move = Omit<RescheduleAppointment, "id"> & { toldElsewhere?: boolean };

/**
 * The same for a row that is locked already; at the price and terms it was booked with. The new time is taken by the same
 * UPDATE that lets the old one go: there is no moment without either. A client may move as long as cancelling would give
 * everything back; later, moving would be a way around the policy.
 */
export async function moveTo(
  tx: Tx,
  ctx: Ctx,
  appointment: Row,
  { start, professionalId, outsideHours, reason, toldElsewhere = false }: Move,
) {
  const { id, status } = appointment;
  const old = appointment.startsAt.getTime();
  if (status !== "pending" && status !== "confirmed") return refuse("INVALID_TRANSITION", { status });
  const byStaff = await actsAsStaff(tx, ctx, appointment);
  if (!byStaff && !mayClientMove({ status, start: old, policy: policyOf(appointment.terms) }, ctx.now))
    return refuse("TOO_LATE_TO_MOVE");
  if (start < ctx.now - (byStaff && outsideHours ? PAST_ALLOWED_MS : 0)) return refuse("PAST");
  const to = professionalId ?? appointment.professionalId;
  // Where it is already: nothing to take, nothing to tell.
  if (start === old && to === appointment.professionalId) return ok({ appointmentId: id, status });
  // A professional writes in their own calendar alone; their client may go to whoever is offered.
  const ownOnly = byStaff && scopeOf(ctx.actor, "appointments:create") === "own";
  if (ownOnly && to !== appointment.professionalId) return refuse("NOT_FOUND");

  const given = await findGiven(tx, ctx, appointment.appointmentTypeId);
  const professional = given?.professionals.find((it) => it.id === to);
  if (!given || !professional) return refuse("NOT_FOUND");
  const service = asLongAs(appointment, given.service);
  const moving = {
    id,
    professionalId: appointment.professionalId,
    resourceId: appointment.resourceId,
    sessionId: appointment.sessionId,
  };
  const claimed = await claimTime(tx, ctx, {
    service,
    professional,
    start,
    outsideHours: byStaff && outsideHours,
    moving,
  });
  if (!claimed.ok && claimed.reason === "SLOT_TAKEN") {
    return refuse("SLOT_TAKEN", {
      alternatives: await alternativesTo(tx, ctx, { service, professionals: [professional], start }),
    });
  }
  if (!claimed.ok) return claimed;

  const expiresAt = await newDeadline(tx, ctx, appointment, service.answerWithinH, start);
  await tx
    .update(appointments)
    .set({
      ...claimed.time,
      expiresAt,
      moves: appointment.moves + 1,
      clientConfirmedAt: null,
      updatedAt: new Date(ctx.now),
    })
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, id)));
  if (appointment.sessionId !== claimed.time.sessionId) await closeIfEmpty(tx, ctx, appointment.sessionId);
  await recordTransition(tx, ctx, {
    appointmentId: id,
    from: status,
    to: status,
    action: "appointment.reschedule",
    reason,
    moved: {
      from: { start: old, professionalId: appointment.professionalId },
      to: { start, professionalId: professional.id },
    },
    toldElsewhere,
  });
  return ok({ appointmentId: id, status });
}

/** What was given a length of its own, or booked when the service was another, keeps it; a class's is the class's. */
function asLongAs({ startsAt, endsAt }: Row, service: Service): Service {
  if (service.capacity > 1) return service;
  return { ...service, durationMin: (endsAt.getTime() - startsAt.getTime()) / 60_000 };
}

/** A request that still waits is answered before its new start. */
export async function newDeadline(
  tx: Tx,
  ctx: Ctx,
  { id, status, createdAt }: Row,
  answerWithinH: number,
  start: number,
): Promise<Date | null> {
  if (status !== "pending") return null;
  const expiresAt = new Date(answerDeadline(Math.max(createdAt.getTime(), ctx.now), answerWithinH, start));
  await enqueue(tx, ctx, expiryQueue, { appointmentId: id }, { startAfter: expiresAt });
  return expiresAt;
}
