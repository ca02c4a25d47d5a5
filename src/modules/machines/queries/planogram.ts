import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { levelOf } from "../domain/level.ts";
import { byPosition } from "../domain/position-order.ts";

type Row = {
  machine_id: string;
  position: string;
  product_id: string;
  sku: string;
  name: { "es-AR": string; en: string };
  photo_id: string | null;
  usual: string;
  own: string | null;
  capacity: number;
  par_level: number | null;
  low_stock_threshold: number;
  quantity: number | null;
  sold: string | null;
  last_sold_at: string | null;
};

export type PlanogramPosition = ReturnType<typeof positionOf>;

/** What lies where in a machine and how much is left of it, in the order in which it lies. */
export async function planogramOf(tx: Tx, ctx: Ctx, machineId: string): Promise<PlanogramPosition[]> {
  authorize(ctx, "machines:read");
  return (await planogramsOf(tx, ctx, [machineId])).get(machineId) ?? [];
}

/**
 * The same of several machines, for a caller that has authorized it. Written as SQL because the stock lies above this
 * module, which must not import it.
 */
export async function planogramsOf(
  tx: Tx,
  ctx: Ctx,
  machineIds: readonly string[],
): Promise<Map<string, PlanogramPosition[]>> {
  if (machineIds.length === 0) return new Map();
  const rows = await tx.execute<Row>(sql`
    select s.machine_id, s.position, s.product_id, p.sku, p.name, p.photo_id, p.price_minor as usual, s.price_minor as own,
           s.capacity, s.par_level, s.low_stock_threshold, l.quantity, l.sold, l.last_sold_at
      from machine_slots s
      join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
     where s.tenant_id = ${ctx.tenantId} and s.machine_id in ${[...machineIds]} and s.removed_at is null`);
  const ordered = [...rows].toSorted(byPosition);
  return new Map(
    Map.groupBy(ordered, (row) => row.machine_id)
      .entries()
      .map(([id, slots]) => [id, slots.map(positionOf)]),
  );
}

function positionOf(row: Row) {
  return {
    position: row.position,
    productId: row.product_id,
    sku: row.sku,
    name: row.name,
    photoId: row.photo_id,
    /** What it costs here; `priceMinor` is set where that is not the product's own price. */
    price: Number(row.own ?? row.usual),
    priceMinor: row.own === null ? null : Number(row.own),
    capacity: row.capacity,
    parLevel: row.par_level,
    lowStockThreshold: row.low_stock_threshold,
    ...levelOf(row.quantity ?? 0, { capacity: row.capacity, lowStockThreshold: row.low_stock_threshold }),
    sold: Number(row.sold ?? 0),
    lastSoldAt: row.last_sold_at ? new Date(row.last_sold_at).getTime() : null,
  };
}
