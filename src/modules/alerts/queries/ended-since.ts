import { and, count, eq, gt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { alerts } from "../tables.ts";

/** How many alerts opened since then and are over already. */
export async function endedSince(tx: Tx, ctx: Ctx, since: Date): Promise<number> {
  const [row] = await tx
    .select({ ended: count() })
    .from(alerts)
    .where(and(eq(alerts.tenantId, ctx.tenantId), eq(alerts.state, "resolved"), gt(alerts.openedAt, since)));
  return row?.ended ?? 0;
}
