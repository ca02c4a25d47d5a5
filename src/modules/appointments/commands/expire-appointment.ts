import { and, eq, lte } from "drizzle-orm";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { appointments } from "../tables.ts";
import { closeIfEmpty } from "./close-if-empty.ts";
import { recordTransition } from "./record-transition.ts";
import { abandon } from "./release-hold.ts";

/**
 * Ends what nobody finished: a hold goes without a trace, an unanswered request expires and the client is told. Does
 * nothing where the deadline has moved, or somebody answered; so it may run twice, early or days late.
 */
export async function expireAppointment(
  ctx: Ctx,
  { appointmentId, heldBy }: { appointmentId: string; heldBy?: string | undefined },
): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const overdue = and(
      eq(appointments.tenantId, ctx.tenantId),
      eq(appointments.id, appointmentId),
      lte(appointments.expiresAt, new Date(ctx.now)),
    );
    const [appointment] = await tx
      .select({ status: appointments.status, sessionId: appointments.sessionId })
      .from(appointments)
      .where(overdue)
      .for("update");
    if (appointment?.status === "held") {
      await abandon(tx, ctx, overdue, heldBy ?? null);
    }
    if (appointment?.status === "pending") {
      await tx
        .update(appointments)
        .set({ status: "expired", expiresAt: null, updatedAt: new Date(ctx.now) })
        .where(overdue);
      await closeIfEmpty(tx, ctx, appointment.sessionId);
      await releaseCredits(tx, ctx, appointmentId);
      await recordTransition(tx, ctx, { appointmentId, from: "pending", to: "expired", action: "appointment.expire" });
    }
  });
}
