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

/**
 * Writes these positions, whatever was there: what lies in one whose product changes is assumed from now on. The caller holds the
 * machine's lock and knows the products.
 */
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
        assumedSince: sql`case when machine_slots.product_id <> excluded.product_id then ${new Date(ctx.now).toISOString()}::timestamptz else machine_slots.assumed_since end`,
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

/** Nobody saw what lies in these positions since `at`, epoch milliseconds. */
export async function markAssumed(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  positions: readonly string[],
  at: number,
): Promise<void> {
  if (positions.length === 0) return;
  await tx
    .update(machineSlots)
    .set({ assumedSince: new Date(at) })
    .where(
      and(
        eq(machineSlots.tenantId, ctx.tenantId),
        eq(machineSlots.machineId, machineId),
        inArray(machineSlots.position, [...positions]),
      ),
    );
}

type FormerSlot = PlanogramSlot & { inUse: boolean; assumedSince: number | null };

/**
 * Puts a planogram back as it was, with what was known of each position; `unseen` are those of which somebody said since what lies
 * there, which is no longer so.
 */
export async function restoreSlots(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  before: readonly FormerSlot[],
  unseen: readonly string[],
): Promise<void> {
  await replaceSlots(
    tx,
    ctx,
    machineId,
    before.filter(({ inUse }) => inUse),
  );
  const former = before.map(({ position, productId, assumedSince }) => ({
    position,
    product: productId,
    assumed: unseen.includes(position) ? ctx.now : assumedSince,
  }));
  await tx.execute(sql`
    update machine_slots s set product_id = x.product, assumed_since = to_timestamp(x.assumed / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(former)}::jsonb) as x (position text, product uuid, assumed float8)
     where s.tenant_id = ${ctx.tenantId} and s.machine_id = ${machineId}::uuid and s.position = x.position`);
}

/** What follows from any change of a planogram. @returns the version that now holds */
export async function planogramChanged(tx: Tx, ctx: Ctx, machineId: string): Promise<number> {
  const version = await publishConfig(tx, ctx, machineId);
  await enqueue(tx, ctx, machineChangedQueue, { machineId });
  await publish(tx, ctx, "machines", machineId);
  return version;
}
