import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

/** All machines by name, those put away last: to choose from. */
export async function machineNames(tx: Tx, ctx: Ctx): Promise<{ id: string; name: string }[]> {
  authorize(ctx, "sales:read");
  const rows = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from machines where tenant_id = ${ctx.tenantId} order by archived_at is not null, name`,
  );
  return [...rows];
}
