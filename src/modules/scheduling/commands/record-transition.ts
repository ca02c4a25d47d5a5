import { newId } from "#lib/ids.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { tellOfTransition } from "../letters/tell-of-transition.ts";
import type { RowStatus, Status } from "../schemas.ts";
import { appointmentTransitions } from "../tables.ts";

type Transition = {
  appointmentId: string;
  /** null where the appointment begins. */
  from: RowStatus | null;
  to: Status;
  /** As in the audit trail: `appointment.confirm`. */
  action: string;
  reason?: string | undefined;
};

/** What every change of state owes, in its own transaction: its history, the audit line, the letters, the live screens. */
export async function recordTransition(tx: Tx, ctx: Ctx, { appointmentId, from, to, action, reason }: Transition): Promise<void> {
  const transitionId = newId();
  await tx.insert(appointmentTransitions).values({
    tenantId: ctx.tenantId,
    id: transitionId,
    appointmentId,
    fromStatus: from,
    toStatus: to,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    reason: reason ?? null,
    at: new Date(ctx.now),
  });
  await audit(tx, ctx, { action, subject: { type: "appointment", id: appointmentId }, data: { from, to, ...(reason ? { reason } : {}) } });
  await tellOfTransition(tx, ctx, { appointmentId, transitionId, to, actor: ctx.actor });
  await publish(tx, ctx, "appointments", appointmentId);
}
