import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, isNull } from "drizzle-orm";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { byPosition } from "../domain/position-order.ts";
import { type ConfiguredSlot, machineConfigs, machines, machineSlots, products } from "../tables.ts";
import { lockMachine } from "./lock-machine.ts";

/**
 * Writes the next version of what a machine should have, if that differs from the last one. It is pending until the
 * machine's heartbeat says that it has it. The caller holds the machine's lock.
 * @returns the version that now holds
 */
export async function publishConfig(tx: Tx, ctx: Ctx, machineId: string): Promise<number> {
  const [{ currency }, slots, [last]] = await Promise.all([
    organizationOf(tx, ctx),
    configuredSlots(tx, ctx, machineId),
    tx
      .select()
      .from(machineConfigs)
      .where(and(eq(machineConfigs.tenantId, ctx.tenantId), eq(machineConfigs.machineId, machineId)))
      .orderBy(desc(machineConfigs.version))
      .limit(1),
  ]);
  if (last && last.currency === currency && isDeepStrictEqual(last.slots, slots)) return last.version;
  if (!last && slots.length === 0) return 0;
  const version = (last?.version ?? 0) + 1;
  await tx.insert(machineConfigs).values({
    tenantId: ctx.tenantId,
    machineId,
    version,
    currency,
    slots,
    createdAt: new Date(ctx.now),
    createdBy: actorId(ctx.actor),
  });
  await tx
    .update(machines)
    .set({ configVersion: version })
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
  return version;
}

async function configuredSlots(tx: Tx, ctx: Ctx, machineId: string): Promise<ConfiguredSlot[]> {
  const rows = await tx
    .select({
      position: machineSlots.position,
      sku: products.sku,
      name: products.name,
      own: machineSlots.priceMinor,
      usual: products.priceMinor,
      capacity: machineSlots.capacity,
    })
    .from(machineSlots)
    .innerJoin(products, and(eq(products.tenantId, machineSlots.tenantId), eq(products.id, machineSlots.productId)))
    .where(
      and(
        eq(machineSlots.tenantId, ctx.tenantId),
        eq(machineSlots.machineId, machineId),
        isNull(machineSlots.removedAt),
      ),
    );
  return rows.toSorted(byPosition).map(({ position, sku, name, own, usual, capacity }) => ({
    position,
    sku,
    name,
    price_minor: own ?? usual,
    capacity,
  }));
}

/** The same for every machine that sells the product, in one order, so that two such changes wait and never deadlock. */
export async function publishConfigsOfProduct(tx: Tx, ctx: Ctx, productId: string): Promise<void> {
  const holders = await tx
    .selectDistinct({ machineId: machineSlots.machineId })
    .from(machineSlots)
    .where(
      and(
        eq(machineSlots.tenantId, ctx.tenantId),
        eq(machineSlots.productId, productId),
        isNull(machineSlots.removedAt),
      ),
    )
    .orderBy(machineSlots.machineId);
  for (const { machineId } of holders)
    if (await lockMachine(tx, ctx, machineId)) await publishConfig(tx, ctx, machineId);
}
