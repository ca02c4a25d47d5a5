import { and, desc, eq, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { clients } from "../tables.ts";
import { clientLine } from "./matching.ts";
import { withinReach } from "./reach.ts";

/** Clients in the order in which they came, the last first; those before the one named, and one more than `limit`. */
export function newestClients(tx: Tx, ctx: Ctx, { before, limit }: { before: string | undefined; limit: number }) {
  const scope = authorize(ctx, "clients:read");
  return tx
    .select({ ...clientLine, createdAt: clients.createdAt })
    .from(clients)
    .where(and(withinReach(ctx, scope), before ? lt(clients.id, before) : undefined))
    .orderBy(desc(clients.id))
    .limit(limit + 1);
}

/** One of them. */
export async function clientOf(tx: Tx, ctx: Ctx, id: string) {
  const scope = authorize(ctx, "clients:read");
  const [found] = await tx
    .select({ ...clientLine, createdAt: clients.createdAt })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, id)));
  return found ?? null;
}
