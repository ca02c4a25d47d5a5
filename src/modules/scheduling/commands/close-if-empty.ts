import { and, eq } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointments } from "../tables.ts";

/** A class whose last seat was freed lets its professional's time go. */
export async function closeIfEmpty(tx: Tx, ctx: Ctx, sessionId: string | null): Promise<void> {
  if (!sessionId) return;
  await tx
    .update(appointments)
    .set({ status: "cancelled", updatedAt: new Date(ctx.now) })
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.id, sessionId),
        eq(appointments.status, "session"),
        eq(appointments.seatsTaken, 0),
      ),
    );
}
