import { and, eq } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { costWhenPaid, type Cost } from "../domain/paid-with.ts";
import { appointments } from "../tables.ts";

type Booking = { clientId: string; appointmentId: string; cost: Cost };

/**
 * Sets aside the credits of what others book for a client. Who has too few of them for what has a price as well pays that at
 * the desk: no credits are left on the appointment that cancelling could be said to give back. Only what costs credits alone
 * is refused. The hold itself is the judge, since a balance read before it may have been spent meanwhile.
 */
export async function holdOrPayAtDesk(tx: Tx, ctx: Ctx, { clientId, appointmentId, cost }: Booking) {
  const held = await holdCredits(tx, ctx, { clientId, appointmentId, amount: cost.creditCost });
  if (held.ok) return ok({ atDesk: false });
  const { creditCost } = costWhenPaid(cost, "desk");
  if (creditCost > 0) return held;
  await tx
    .update(appointments)
    .set({ creditCost })
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, appointmentId)));
  return ok({ atDesk: true });
}
