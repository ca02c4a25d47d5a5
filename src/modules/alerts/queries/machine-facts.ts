import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { repeatedRejections } from "#modules/inventory/queries/repeated-rejections.ts";
import { stockLevels } from "#modules/inventory/tables.ts";
import { machines, machineSlots, products } from "#modules/machines/tables.ts";
import { planStates } from "#modules/maintenance/queries/plan-states.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { MachineFacts } from "../domain/causes.ts";
import { sellingFacts } from "./selling-facts.ts";

/** Everything that a machine's alerts are judged by, but for its site. Null for one that does not exist. */
export async function machineFacts(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
): Promise<Omit<MachineFacts, "siteIsOut"> | null> {
  const [machine] = await tx
    .select()
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
  if (!machine) return null;
  const [positions, plans, rejected] = await Promise.all([
    positionsOf(tx, ctx, machineId),
    planStates(tx, ctx, [machineId]),
    repeatedRejections(tx, ctx, machineId),
  ]);
  const isOnline = machine.archivedAt === null && machine.offlineSince === null && machine.lastSeenAt !== null;
  return {
    machineId,
    archived: machine.archivedAt !== null,
    offlineSince: machine.offlineSince?.getTime() ?? null,
    positions,
    plans: plans.map(({ id, name, kind, state, dueAt }) => ({ id, name, kind, state, dueAt })),
    rejected,
    selling: isOnline ? await sellingFacts(tx, ctx, machine, positions) : null,
  };
}

async function positionsOf(tx: Tx, ctx: Ctx, machineId: string) {
  return tx
    .select({
      position: machineSlots.position,
      threshold: machineSlots.lowStockThreshold,
      product: products.name,
      lastSoldAt: stockLevels.lastSoldAt,
      // Counted and found empty moves nothing, so it leaves a count and no level.
      quantity: sql<number | null>`coalesce(${stockLevels.quantity}, (select 0 from stock_counts c
        where c.tenant_id = ${machineSlots.tenantId} and c.machine_id = ${machineSlots.machineId} and c.position = ${machineSlots.position} limit 1))`,
    })
    .from(machineSlots)
    .innerJoin(products, and(eq(products.tenantId, machineSlots.tenantId), eq(products.id, machineSlots.productId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.tenantId, machineSlots.tenantId),
        eq(stockLevels.machineId, machineSlots.machineId),
        eq(stockLevels.position, machineSlots.position),
      ),
    )
    .where(
      and(
        eq(machineSlots.tenantId, ctx.tenantId),
        eq(machineSlots.machineId, machineId),
        isNull(machineSlots.removedAt),
      ),
    )
    .orderBy(asc(machineSlots.position));
}
