import { and, desc, eq, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { rejectedSales } from "../tables.ts";

/** The sales that one request told of and that could not be counted, the last first. Times in epoch milliseconds. */
export async function rejectionsOf(
  tx: Tx,
  ctx: Ctx,
  { machineId, requestId }: { machineId: string; requestId: string },
) {
  authorize(ctx, "machines:write");
  const rows = await tx
    .select()
    .from(rejectedSales)
    .where(
      and(
        eq(rejectedSales.tenantId, ctx.tenantId),
        eq(rejectedSales.machineId, machineId),
        sql`${rejectedSales.requestIds} ? ${requestId}`,
      ),
    )
    .orderBy(desc(rejectedSales.lastAt), desc(rejectedSales.id));
  return rows.map(({ id, eventId, code, field, event, times, firstAt, lastAt }) => ({
    id,
    eventId,
    code,
    field,
    event,
    times,
    firstAt: firstAt.getTime(),
    lastAt: lastAt.getTime(),
  }));
}
