import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { users } from "../tables.ts";

const UUID = /^[0-9a-f-]{36}$/;

/** Names of those among `ids` who are users of this institution. */
export async function namesOf(tx: Tx, ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)].filter((id): id is string => id !== null && UUID.test(id));
  if (asked.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenantId), inArray(users.id, asked)));
  return new Map(rows.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]));
}
