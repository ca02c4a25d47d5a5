import { and, eq, isNull, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { SILENCE_MS } from "../domain/machine-status.ts";
import { machines } from "../tables.ts";

/**
 * Writes down which machines fell silent, since when, in the caller's transaction. A heartbeat takes it back.
 * @returns the machines that are newly offline
 */
export async function markSilent(tx: Tx, ctx: Ctx): Promise<string[]> {
  const silent = await tx
    .update(machines)
    .set({ offlineSince: machines.lastSeenAt })
    .where(
      and(
        eq(machines.tenantId, ctx.tenantId),
        isNull(machines.archivedAt),
        isNull(machines.offlineSince),
        lt(machines.lastSeenAt, new Date(ctx.now - SILENCE_MS)),
      ),
    )
    .returning({ id: machines.id });
  for (const { id } of silent) await publish(tx, ctx, "machines", id);
  return silent.map(({ id }) => id);
}
