import { and, eq } from "drizzle-orm";
import { refuse } from "#lib/result.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { AddToWaitlist } from "../schemas.ts";
import { placeInLine } from "./place-in-line.ts";

/** By staff, for a client who phoned or stands at the desk. */
export async function addToWaitlist(ctx: Ctx, { clientId, ...wishes }: AddToWaitlist) {
  authorize(ctx, "waitlist:write");
  return withTenant(ctx, async (tx) => {
    const [client] = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, clientId)));
    return client ? placeInLine(tx, ctx, client.id, wishes) : refuse("NOT_FOUND");
  });
}
