import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { stockLevels } from "#modules/inventory/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { dueOf } from "../domain/due.ts";
import { maintenancePlans } from "../tables.ts";

/**
 * Every plan in force and whether it is due, of some machines or of all. Times are epoch milliseconds.
 * For callers that have asked who may see it, and for jobs.
 */
export async function planStates(tx: Tx, ctx: Ctx, machineIds?: readonly string[]) {
  if (machineIds?.length === 0) return [];
  const plans = await tx
    .select()
    .from(maintenancePlans)
    .where(
      and(
        eq(maintenancePlans.tenantId, ctx.tenantId),
        isNull(maintenancePlans.archivedAt),
        machineIds ? inArray(maintenancePlans.machineId, [...machineIds]) : undefined,
      ),
    )
    .orderBy(asc(maintenancePlans.id));
  const sold = await soldOf(tx, ctx, [...new Set(plans.map(({ machineId }) => machineId))]);
  return plans.map((plan) => ({
    id: plan.id,
    machineId: plan.machineId,
    kind: plan.kind,
    name: plan.name,
    everyDays: plan.everyDays,
    everySales: plan.everySales,
    noticeDays: plan.noticeDays,
    countedFrom: plan.countedFrom.getTime(),
    ...dueOf({
      ...plan,
      countedFrom: plan.countedFrom.getTime(),
      soldNow: sold.get(plan.machineId) ?? 0,
      now: ctx.now,
    }),
  }));
}

/** Units each machine ever sold. */
export async function soldOf(tx: Tx, ctx: Ctx, machineIds: readonly string[]): Promise<Map<string, number>> {
  if (machineIds.length === 0) return new Map();
  const rows = await tx
    .select({ machineId: stockLevels.machineId, sold: sql<number>`sum(${stockLevels.sold})::float8` })
    .from(stockLevels)
    .where(and(eq(stockLevels.tenantId, ctx.tenantId), inArray(stockLevels.machineId, [...machineIds])))
    .groupBy(stockLevels.machineId);
  return new Map(rows.map(({ machineId, sold }) => [machineId, sold]));
}
