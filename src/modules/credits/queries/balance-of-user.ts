import { and, eq } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { balanceOf, spendableLots } from "./spendable-lots.ts";

/** What a signed-in person could spend now; null for a visitor, of whom it is not known yet. */
export async function balanceOfUser(tx: Tx, ctx: Ctx): Promise<number | null> {
  const { actor } = ctx;
  if (actor.type !== "user") return null;
  const [own] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, actor.userId)));
  return own ? balanceOf(await spendableLots(tx, ctx, own.id)) : 0;
}
