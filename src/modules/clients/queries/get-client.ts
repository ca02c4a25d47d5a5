import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { clients } from "../tables.ts";
import { clientLine } from "./matching.ts";
import { withinReach } from "./reach.ts";

export type ClientCard = Extract<Awaited<ReturnType<typeof getClient>>, { ok: true }>["client"];

/** One client within the actor's reach; anyone else is as unknown as someone who does not exist. */
export async function getClient(tx: Tx, ctx: Ctx, { id }: { id: string }) {
  const scope = authorize(ctx, "clients:read");
  const [row] = await tx
    .select({
      ...clientLine,
      notes: clients.notes,
      locale: clients.locale,
      userId: clients.userId,
      createdAt: clients.createdAt,
    })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, id)));
  if (!row) return refuse("NOT_FOUND");
  const { userId, createdAt, ...client } = row;
  return ok({ client: { ...client, hasAccount: userId !== null, createdAt: createdAt.getTime() } });
}
