import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import { tellOfTransition } from "../letters/tell-of-transition.ts";
import type { RowStatus, Status } from "../schemas.ts";
import { remindersQueue, timeFreedQueue } from "../queue.ts";
import { appointments, appointmentTransitions } from "../tables.ts";

export type Tell = "everyone" | "client" | "nobody";

type Transition = {
  /** Given where the credits it moves already name it as their cause. */
  transitionId?: string;
  appointmentId: string;
  /** null where the appointment begins. */
  from: RowStatus | null;
  to: Status;
  /** As in the audit trail: `appointment.confirm`. */
  action: string;
  reason?: string | undefined;
  /** For a move, which leaves the state as it was. */
  moved?: (typeof appointmentTransitions.$inferInsert)["moved"];
  /** How many credits the client has back by it: the letter says so. */
  creditsBack?: number;
  /** Whom a letter of its own tells; where one tells of several appointments, that is the client alone, or nobody. */
  tell?: Tell;
  /** As `tell: "nobody"`. */
  toldElsewhere?: boolean;
};

/** What every change of state owes, in its own transaction: its history, the audit line, the letters, the live screens. */
export async function recordTransition(
  tx: Tx,
  ctx: Ctx,
  {
    transitionId = newId(),
    appointmentId,
    from,
    to,
    action,
    reason,
    moved,
    creditsBack = 0,
    toldElsewhere = false,
    tell = toldElsewhere ? "nobody" : "everyone",
  }: Transition,
): Promise<void> {
  await tx.insert(appointmentTransitions).values({
    tenantId: ctx.tenantId,
    id: transitionId,
    appointmentId,
    fromStatus: from,
    toStatus: to,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    reason: reason ?? null,
    moved: moved ?? null,
    at: new Date(ctx.now),
  });
  await audit(tx, ctx, {
    action,
    subject: { type: "appointment", id: appointmentId },
    data: { from, to, ...(reason ? { reason } : {}), ...(moved ? { moved } : {}) },
  });
  const told = { appointmentId, transitionId, to, actor: ctx.actor, moved, reason, creditsBack };
  if (tell !== "nobody") await tellOfTransition(tx, ctx, { ...told, clientOnly: tell === "client" });
  await publish(tx, ctx, "appointments", appointmentId);
  await followUp(tx, ctx, { appointmentId, from, to, moved });
}

/** What lies above this module hears of it by a job: time was let go, or there is a new time to remind of. */
async function followUp(
  tx: Tx,
  ctx: Ctx,
  { appointmentId, from, to, moved }: Pick<Transition, "appointmentId" | "from" | "to" | "moved">,
): Promise<void> {
  const freed = moved !== undefined || (from !== null && !TAKES_TIME.includes(to));
  if (freed) {
    const [row] = await tx
      .select({
        serviceId: appointments.appointmentTypeId,
        professionalId: appointments.professionalId,
        clientId: appointments.clientId,
        startsAt: appointments.startsAt,
        endsAt: appointments.endsAt,
      })
      .from(appointments)
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId)));
    if (row) {
      const { serviceId, professionalId, clientId, startsAt, endsAt } = row;
      const start = moved?.from.start ?? startsAt.getTime();
      await enqueue(tx, ctx, timeFreedQueue, {
        serviceId,
        professionalId,
        start,
        // What moved was as long there as it is here.
        end: start + endsAt.getTime() - startsAt.getTime(),
        // It was theirs: to offer it to them again would be to ask what has just been answered.
        ...(clientId ? { exceptClientId: clientId } : {}),
        ...moved?.from,
      });
    }
  }
  if (to === "confirmed") await enqueue(tx, ctx, remindersQueue, { appointmentId });
}
