import { and, desc, eq } from "drizzle-orm";
import { refuse, type Refusal } from "#lib/result.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { answerDeadline } from "../domain/answer-deadline.ts";
import { isStillOpen, type Step } from "../domain/transitions.ts";
import type { Row } from "../queries/appointment-in-reach.ts";
import { expiryQueue } from "../queue.ts";
import { appointments, appointmentTransitions } from "../tables.ts";
import { moveOn } from "./move-on.ts";

type Ref = { id: string };

/** completed → confirmed, by who may complete, for a short while. What was spent stays spent; nobody is written to. */
export const undoComplete = (ctx: Ctx, input: Ref) =>
  moveOn(
    ctx,
    "appointments:complete",
    "undo_complete",
    input,
    (tx, inner, appointment) => unlessTooLate(tx, inner, appointment, "undo_complete"),
    "nobody",
  );

/**
 * confirmed → pending, by who may confirm, for a short while. It waits for its answer anew, and its credits are set aside as
 * they were: the ledger keeps what was written, and reads by the state. The client was told otherwise, and is told.
 */
export const undoConfirm = (ctx: Ctx, input: Ref) =>
  moveOn(
    ctx,
    "appointments:confirm",
    "undo_confirm",
    input,
    async (tx, inner, appointment) =>
      (await unlessTooLate(tx, inner, appointment, "undo_confirm")) ?? waitAgain(tx, inner, appointment),
    "client",
  );

async function unlessTooLate(tx: Tx, ctx: Ctx, { id, status }: Row, step: Step): Promise<Refusal | undefined> {
  const [last] = await tx
    .select({
      from: appointmentTransitions.fromStatus,
      to: appointmentTransitions.toStatus,
      at: appointmentTransitions.at,
    })
    .from(appointmentTransitions)
    .where(and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.appointmentId, id)))
    .orderBy(desc(appointmentTransitions.at), desc(appointmentTransitions.id))
    .limit(1);
  const change = last && { ...last, at: last.at.getTime() };
  return isStillOpen(status, step, change, ctx.now) ? undefined : refuse("TOO_LATE_TO_TAKE_BACK");
}

async function waitAgain(tx: Tx, ctx: Ctx, { id, appointmentTypeId, startsAt }: Row): Promise<Refusal | undefined> {
  // There would be no time left to answer it.
  if (startsAt.getTime() <= ctx.now) return refuse("PAST");
  const [type] = await tx
    .select({ answerWithinH: appointmentTypes.answerWithinH })
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, appointmentTypeId)));
  if (!type) throw new Error("undoConfirm: an appointment without its type");
  const expiresAt = new Date(answerDeadline(ctx.now, type.answerWithinH, startsAt.getTime()));
  await tx
    .update(appointments)
    .set({ expiresAt })
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, id)));
  await enqueue(tx, ctx, expiryQueue, { appointmentId: id }, { startAfter: expiresAt });
  return undefined;
}
