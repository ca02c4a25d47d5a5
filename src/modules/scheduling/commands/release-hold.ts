import { and, eq, type SQL } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { hashHoldKey } from "../hold-key.ts";
import { appointments } from "../tables.ts";
import { closeIfEmpty } from "./close-if-empty.ts";

/** Lets a hold go, for whoever holds its key; anyone else changes nothing and is told the same. */
export async function releaseHold(ctx: Ctx, { holdId }: { holdId: string }, key: string | null) {
  if (!key) return ok({});
  return withTenant(ctx, async (tx) => {
    await letGo(tx, ctx, and(eq(appointments.id, holdId), eq(appointments.holdKeyHash, hashHoldKey(key))));
    return ok({});
  });
}

/** Deletes holds; a class that only they kept goes with them. */
export async function letGo(tx: Tx, ctx: Ctx, which: SQL | undefined): Promise<void> {
  const gone = await tx
    .delete(appointments)
    .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.status, "held"), which))
    .returning({ id: appointments.id, sessionId: appointments.sessionId });
  for (const { id, sessionId } of gone) {
    await closeIfEmpty(tx, ctx, sessionId);
    await publish(tx, ctx, "appointments", id);
  }
}
