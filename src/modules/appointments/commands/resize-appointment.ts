import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { ResizeAppointment } from "../schemas.ts";
import { appointments } from "../tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { claimTime, TIME_CONSTRAINTS } from "./claim-time.ts";
import { lockAppointment, type Row } from "../queries/appointment-in-reach.ts";
import { recordTransition } from "./record-transition.ts";

const MINUTE = 60_000;
const SHORTEST_MIN = 5;
const LONGEST_MIN = 1440;

/**
 * Gives an appointment another end; its beginning, its buffers, price and terms stay. By staff alone, in whole minutes,
 * from five of them to a day. Nobody else's time is taken: what would be refuses `SLOT_TAKEN`.
 */
export async function resizeAppointment(ctx: Ctx, { id, end }: ResizeAppointment) {
  const scope = authorize(ctx, "appointments:reschedule");
  const resized = withTenant(ctx, async (tx) => {
    const appointment = await lockAppointment(tx, ctx, scope, id);
    // To its client it is not there: they move an appointment, its length is the institution's.
    if (!appointment || !(await actsAsStaff(tx, ctx, appointment))) return refuse("NOT_FOUND");
    return resize(tx, ctx, appointment, end);
  });
  return resized.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN");
    throw error;
  });
}

async function resize(tx: Tx, ctx: Ctx, appointment: Row, end: number) {
  const { id, status, professionalId } = appointment;
  if (status !== "pending" && status !== "confirmed") return refuse("INVALID_TRANSITION", { status });
  if (appointment.sessionId) return refuse("CLASS_SEAT");
  const start = appointment.startsAt.getTime();
  const old = appointment.endsAt.getTime();
  const minutes = (end - start) / MINUTE;
  if (!Number.isInteger(minutes) || minutes < SHORTEST_MIN || minutes > LONGEST_MIN)
    return refuse("LENGTH_OUT_OF_RANGE");
  if (end === old) return ok({ appointmentId: id, status, end });

  const place = await placeOf(tx, ctx, appointment);
  if (!place) return refuse("NOT_FOUND");
  const service = {
    ...place.service,
    durationMin: minutes,
    bufferBeforeMin: (start - appointment.busyStartsAt.getTime()) / MINUTE,
    bufferAfterMin: (appointment.busyEndsAt.getTime() - old) / MINUTE,
    // A length of its own makes it nobody's class.
    capacity: 1,
  };
  const claimed = await claimTime(tx, ctx, {
    service,
    professional: place.professional,
    start,
    // Staff may stay longer than the hours say, as they may book outside them.
    outsideHours: true,
    moving: { id, professionalId, resourceId: appointment.resourceId },
  });
  if (!claimed.ok) return claimed;
  await tx
    .update(appointments)
    .set({ ...claimed.time, moves: appointment.moves + 1, updatedAt: new Date(ctx.now) })
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, id)));
  await recordTransition(tx, ctx, {
    appointmentId: id,
    from: status,
    to: status,
    action: "appointment.resize",
    moved: { from: { start, end: old, professionalId }, to: { start, end, professionalId } },
  });
  return ok({ appointmentId: id, status, end });
}

/** Its service and professional as they are, offered and working or not: what is booked can still be put right. */
async function placeOf(tx: Tx, ctx: Ctx, { appointmentTypeId, professionalId }: Row) {
  const [[service], [professional]] = await Promise.all([
    tx
      .select()
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, appointmentTypeId))),
    tx
      .select()
      .from(professionals)
      .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professionalId))),
  ]);
  return service && professional ? { service, professional } : null;
}
