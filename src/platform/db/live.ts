import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "./client.ts";

export const LIVE_CHANNEL = "zaguan_live";

/** What changed, and nothing of what it says: listeners fetch again through their own permissions. */
export type LiveEvent = { tenantId: string; topic: string; id: string };

/** Tells every open dashboard of this tenant, when (and only if) the transaction commits. */
export async function publish(tx: Tx, ctx: Ctx, topic: string, id: string): Promise<void> {
  const event: LiveEvent = { tenantId: ctx.tenantId, topic, id };
  await tx.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(event)})`);
}
