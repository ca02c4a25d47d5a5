import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { machineChangedQueue } from "../queue.ts";
import { mayLieIn } from "../queries/products.ts";
import type { PlanogramSlot } from "../schemas.ts";
import { machineSlots, products } from "../tables.ts";
import { publishConfig } from "./publish-config.ts";

/** Whether all of these products may lie in this machine. */
export async function knowsProducts(tx: Tx, ctx: Ctx, machineId: string, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const found = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenantId), inArray(products.id, wanted), mayLieIn(machineId)));
  return found.length === wanted.length;
}

/** Writes these positions, whatever was there. The caller holds the machine's lock and knows the products. */
export async function writeSlots(tx: Tx, ctx: Ctx, machineId: string, slots: readonly PlanogramSlot[]): Promise<void> {
  if (slots.length === 0) return;
  await tx
    .insert(machineSlots)
    .values(
      slots.map(({ position, productId, capacity, parLevel, lowStockThreshold, priceMinor }) => ({
        tenantId: ctx.tenantId,
        id: newId(),
        machineId,
        position,
        productId,
        capacity,
        parLevel,
        lowStockThreshold,
        priceMinor,
      })),
    )
    .onConflictDoUpdate({
      target: [machineSlots.tenantId, machineSlots.machineId, machineSlots.position],
      set: {
        productId: sql`excluded.product_id`,
        capacity: sql`excluded.capacity`,
        parLevel: sql`excluded.par_level`,
        lowStockThreshold: sql`excluded.low_stock_threshold`,
        priceMinor: sql`excluded.price_minor`,
        removedAt: null,
      },
    });
}

/** The whole planogram: positions that it does not name leave it, and are kept for the sake of their sales. */
export async function replaceSlots(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  slots: readonly PlanogramSlot[],
): Promise<void> {
  await tx
    .update(machineSlots)
    .set({ removedAt: new Date(ctx.now) })
    .where(
      and(
        eq(machineSlots.tenantId, ctx.tenantId),
        eq(machineSlots.machineId, machineId),
        isNull(machineSlots.removedAt),
        ...(slots.length > 0
          ? [
              notInArray(
                machineSlots.position,
                slots.map(({ position }) => position),
              ),
            ]
          : []),
      ),
    );
  await writeSlots(tx, ctx, machineId, slots);
}

/** What follows from any change of a planogram. @returns the version that now holds */
export async function planogramChanged(tx: Tx, ctx: Ctx, machineId: string): Promise<number> {
  const version = await publishConfig(tx, ctx, machineId);
  await enqueue(tx, ctx, machineChangedQueue, { machineId });
  await publish(tx, ctx, "machines", machineId);
  return version;
}
