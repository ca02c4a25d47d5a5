import { and, asc, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { searchWords } from "../domain/search-text.ts";
import type { ClientLine } from "../schemas.ts";
import { clients } from "../tables.ts";
import { clientLine, matching } from "./matching.ts";
import { withinReach } from "./reach.ts";

const SHOWN = 8;

/** The first few who match, those whose name begins so before the others. Nothing asked, nobody found. */
export async function searchClients(tx: Tx, ctx: Ctx, { q }: { q: string }): Promise<{ clients: ClientLine[] }> {
  const scope = authorize(ctx, "clients:read");
  const [first] = searchWords(q);
  if (!first) return { clients: [] };
  const found = await tx
    .select(clientLine)
    .from(clients)
    .where(and(withinReach(ctx, scope), matching(q)))
    .orderBy(sql`strpos(' ' || ${clients.searchText}, ' ' || ${first}) = 0`, asc(clients.searchText), asc(clients.id))
    .limit(SHOWN);
  return { clients: found };
}
