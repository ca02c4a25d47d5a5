import { and, asc, isNotNull, isNull, sql } from "drizzle-orm";
import { cursorOf, readCursor } from "#lib/cursor.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { ClientLine, ListClients } from "../schemas.ts";
import { clients } from "../tables.ts";
import { clientLine, matching } from "./matching.ts";
import { withinReach } from "./reach.ts";

export type ClientRow = ClientLine & { hasAccount: boolean; createdAt: number };

/** A page of clients by name; `nextCursor` is null on the last one. A cursor that is not ours starts over. */
export async function listClients(
  tx: Tx,
  ctx: Ctx,
  { q, account, cursor, limit }: ListClients,
): Promise<{ clients: ClientRow[]; nextCursor: string | null }> {
  const scope = authorize(ctx, "clients:read");
  const after = readCursor(cursor);
  const rows = await tx
    .select({ ...clientLine, userId: clients.userId, createdAt: clients.createdAt, searchText: clients.searchText })
    .from(clients)
    .where(
      and(
        withinReach(ctx, scope),
        matching(q),
        account === "yes" ? isNotNull(clients.userId) : account === "no" ? isNull(clients.userId) : undefined,
        after ? sql`(${clients.searchText}, ${clients.id}) > (${after.key}, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(clients.searchText), asc(clients.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    clients: page.map(({ userId, createdAt, searchText: _line, ...client }) => ({
      ...client,
      hasAccount: userId !== null,
      createdAt: createdAt.getTime(),
    })),
    nextCursor: last ? cursorOf({ key: last.searchText, id: last.id }) : null,
  };
}
