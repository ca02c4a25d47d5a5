import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse, type Refusal } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Permission } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { nextStatus, TAKES_TIME, type Step } from "../domain/transitions.ts";
import { lockAppointment, type Row } from "../queries/appointment-in-reach.ts";
import { appointments } from "../tables.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { closeIfEmpty } from "./close-if-empty.ts";
import { recordTransition, type Tell } from "./record-transition.ts";

type Reasoned = { id: string; reason?: string | undefined };
/** What the step does to credits, in its transaction; answers how many came back. A refusal undoes the step. */
export type Settle = (tx: Tx, ctx: Ctx, appointment: Row, transitionId: string) => Promise<void | number | Refusal>;

/** Takes an appointment one step on, if the actor may and its state allows it. What the verbs in this folder share. */
export function moveOn(
  ctx: Ctx,
  permission: Permission,
  step: Step,
  { id, reason }: Reasoned,
  settle?: Settle,
  tell: Tell = "everyone",
) {
  const scope = authorize(ctx, permission);
  return withTenant(ctx, async (tx) => {
    const appointment = await lockAppointment(tx, ctx, scope, id);
    if (!appointment) return refuse("NOT_FOUND");
    // Who may answer in their own calendar may not answer their own request in another's.
    if (step !== "cancel" && scope === "own" && !(await actsAsStaff(tx, ctx, appointment))) return refuse("NOT_FOUND");
    return takeStep(tx, ctx, appointment, step, { reason, settle, tell });
  });
}

type How = { reason: string | undefined; settle: Settle | undefined; tell?: Tell; toldElsewhere?: boolean };

/** The same for a row that is locked already. */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  appointment: Row,
  step: Step,
  { reason, settle, toldElsewhere = false, tell = toldElsewhere ? "nobody" : "everyone" }: How,
) {
  const { id: appointmentId, status: from } = appointment;
  const status = nextStatus(from, step);
  if (!status) return refuse("INVALID_TRANSITION", { status: from });
  await tx
    .update(appointments)
    .set({ status, reason: reason ?? null, expiresAt: null, updatedAt: new Date(ctx.now) })
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId)));
  if (!TAKES_TIME.includes(status)) await closeIfEmpty(tx, ctx, appointment.sessionId);
  const transitionId = newId();
  const settled = await settle?.(tx, ctx, appointment, transitionId);
  if (typeof settled === "object") return settled;
  const creditsBack = settled ?? 0;
  await recordTransition(tx, ctx, {
    transitionId,
    appointmentId,
    from,
    to: status,
    action: `appointment.${step}`,
    reason,
    creditsBack,
    tell,
  });
  return ok({ status, creditsBack });
}
