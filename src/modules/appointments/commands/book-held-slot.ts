import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { authorize, Unauthenticated } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { costWhenPaid } from "../domain/paid-with.ts";
import { hashHoldKey } from "../hold-key.ts";
import { expiryQueue } from "../queue.ts";
import type { BookHeldSlot } from "../schemas.ts";
import { appointments } from "../tables.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import { recordTransition } from "./record-transition.ts";

/**
 * Turns the visitor's hold into their appointment, at the price and terms they were shown. Saying it twice books once and
 * answers the same.
 */
export async function bookHeldSlot(ctx: Ctx, { holdId, notes, payWith }: BookHeldSlot, key: string | null) {
  authorize(ctx, "appointments:book");
  const { actor } = ctx;
  if (actor.type !== "user") throw new Unauthenticated();
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .select({ row: appointments, type: appointmentTypes })
      .from(appointments)
      .innerJoin(
        appointmentTypes,
        and(
          eq(appointmentTypes.tenantId, appointments.tenantId),
          eq(appointmentTypes.id, appointments.appointmentTypeId),
        ),
      )
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, holdId)))
      .for("update", { of: appointments });
    const client = await clientOfUser(tx, ctx, actor.userId);
    if (found && found.row.status !== "held" && found.row.clientId === client.id) {
      return ok({ appointmentId: found.row.id, status: found.row.status });
    }
    if (!found || found.row.status !== "held" || !key || found.row.holdKeyHash !== hashHoldKey(key))
      return refuse("HOLD_EXPIRED");
    if ((found.row.expiresAt?.getTime() ?? 0) <= ctx.now) return refuse("HOLD_EXPIRED");

    const status = found.type.autoConfirm ? "confirmed" : "pending";
    const { creditCost } = costWhenPaid(found.row, payWith);
    const expiresAt =
      status === "pending" ? answerDeadline(ctx.now, found.type.answerWithinH, found.row.startsAt.getTime()) : null;
    await tx
      .update(appointments)
      .set({
        status,
        clientId: client.id,
        notes: notes || null,
        creditCost,
        holdKeyHash: null,
        holdAddressHash: null,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
        updatedAt: new Date(ctx.now),
      })
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, holdId)));
    const paid = await holdCredits(tx, ctx, {
      clientId: client.id,
      appointmentId: holdId,
      amount: creditCost,
    });
    if (!paid.ok) return paid;
    if (status === "confirmed") await captureCredits(tx, ctx, holdId);
    if (expiresAt !== null)
      await enqueue(tx, ctx, expiryQueue, { appointmentId: holdId }, { startAfter: new Date(expiresAt) });
    await recordTransition(tx, ctx, { appointmentId: holdId, from: null, to: status, action: "appointment.book" });
    return ok({ appointmentId: holdId, status });
  });
}
