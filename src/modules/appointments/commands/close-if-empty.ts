import { and, eq, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointments } from "../tables.ts";

/** A class whose last seat was freed lets its professional's time go. */
export async function closeIfEmpty(tx: Tx, ctx: Ctx, sessionId: string | null): Promise<void> {
  if (sessionId) await close(tx, ctx, sessionId, eq(appointments.seatsTaken, 0));
}

/** The same for one whose last seat is about to go, so that its time can be taken anew first. */
export const closeClass = (tx: Tx, ctx: Ctx, sessionId: string): Promise<void> => close(tx, ctx, sessionId, undefined);

async function close(tx: Tx, ctx: Ctx, sessionId: string, only: SQL | undefined): Promise<void> {
  await tx
    .update(appointments)
    .set({ status: "cancelled", updatedAt: new Date(ctx.now) })
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.id, sessionId),
        eq(appointments.status, "session"),
        only,
      ),
    );
}
