import { and, eq, lte } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { appointments } from "../tables.ts";
import { recordTransition } from "./record-transition.ts";

/**
 * Ends what nobody finished: a hold goes without a trace, an unanswered request expires and the client is told. Does
 * nothing where the deadline has moved, or somebody answered; so it may run twice, early or days late.
 */
export async function expireAppointment(ctx: Ctx, { appointmentId }: { appointmentId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const overdue = and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId), lte(appointments.expiresAt, new Date(ctx.now)));
    const [appointment] = await tx.select({ status: appointments.status }).from(appointments).where(overdue).for("update");
    if (appointment?.status === "held") {
      await tx.delete(appointments).where(overdue);
      await publish(tx, ctx, "appointments", appointmentId);
    }
    if (appointment?.status === "pending") {
      await tx.update(appointments).set({ status: "expired", expiresAt: null, updatedAt: new Date(ctx.now) }).where(overdue);
      await recordTransition(tx, ctx, { appointmentId, from: "pending", to: "expired", action: "appointment.expire" });
    }
  });
}
