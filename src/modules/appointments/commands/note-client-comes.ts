import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { appointments } from "../tables.ts";

/** The client says that they come to a confirmed appointment at `start`. Saying it again changes nothing. The caller has verified whose word it is. */
export async function noteClientComes(
  tx: Tx,
  ctx: Ctx,
  { appointmentId, start }: { appointmentId: string; start: number },
) {
  const one = and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId));
  const [appointment] = await tx.select().from(appointments).where(one).for("update");
  if (!appointment) return refuse("NOT_FOUND");
  if (appointment.startsAt.getTime() !== start) return refuse("REMINDER_OUTDATED");
  if (appointment.status !== "confirmed") return refuse("INVALID_TRANSITION", { status: appointment.status });
  if (start <= ctx.now) return refuse("PAST");
  if (appointment.clientConfirmedAt) return ok({});
  await tx
    .update(appointments)
    .set({ clientConfirmedAt: new Date(ctx.now) })
    .where(one);
  await audit(tx, ctx, { action: "appointment.client_comes", subject: { type: "appointment", id: appointmentId } });
  await publish(tx, ctx, "appointments", appointmentId);
  return ok({});
}
