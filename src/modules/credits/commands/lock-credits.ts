import { and, eq } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

/**
 * Everything that moves a client's credits takes turns on the client's row. What is read afterwards is a new statement, and
 * so sees all that committed before; locking the lots instead would miss those that were refilled meanwhile.
 * Always the last lock taken. @returns whether there is such a client
 */
export async function lockCredits(tx: Tx, ctx: Ctx, clientId: string): Promise<boolean> {
  const [client] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, clientId)))
    // Not "update": rows that refer to the client may still come into being.
    .for("no key update");
  return client !== undefined;
}
