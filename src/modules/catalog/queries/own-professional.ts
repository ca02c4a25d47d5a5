import { and, eq } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { professionals } from "../tables.ts";

/**
 * The professional that the actor is, or null: what "own" means of appointments and hours. One who was set inactive still owns their
 * past and sees it.
 */
export async function ownProfessionalId(tx: Tx, ctx: Ctx): Promise<string | null> {
  if (ctx.actor.type !== "user") return null;
  const [own] = await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.userId, ctx.actor.userId)));
  return own?.id ?? null;
}
