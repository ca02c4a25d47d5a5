import { and, eq } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { appointments } from "../tables.ts";
import { hashHoldKey } from "./hold-slot.ts";

/** Lets a hold go, for whoever holds its key; anyone else changes nothing and is told the same. */
export async function releaseHold(ctx: Ctx, { holdId }: { holdId: string }, key: string | null) {
  if (!key) return ok({});
  return withTenant(ctx, async (tx) => {
    const released = await tx
      .delete(appointments)
      .where(and(eq(appointments.tenantId, ctx.tenantId), eq(appointments.id, holdId), eq(appointments.status, "held"), eq(appointments.holdKeyHash, hashHoldKey(key))))
      .returning({ id: appointments.id });
    if (released.length > 0) await publish(tx, ctx, "appointments", holdId);
    return ok({});
  });
}
