import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { SlotRow } from "../domain/planogram-copy.ts";

/** Every position of these machines, for a caller that has authorized it. */
export async function heldSlots(tx: Tx, ctx: Ctx, machineIds: readonly string[]): Promise<Map<string, SlotRow[]>> {
  if (machineIds.length === 0) return new Map();
  const rows = await tx.execute<SlotRow & { machineId: string }>(sql`
    select s.machine_id as "machineId", s.position, s.product_id as "productId", s.capacity, s.par_level as "parLevel",
           s.low_stock_threshold as "lowStockThreshold", s.price_minor::float8 as "priceMinor", s.removed_at is null as "inUse",
           round(extract(epoch from s.assumed_since) * 1000)::float8 as "assumedSince", coalesce(l.quantity, 0) as stock
      from machine_slots s
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
     where s.tenant_id = ${ctx.tenantId} and s.machine_id in ${[...machineIds]}
     order by s.machine_id, s.position`);
  return new Map(
    [...Map.groupBy(rows, ({ machineId }) => machineId)].map(([id, slots]) => [
      id,
      slots.map(({ machineId: _id, ...slot }) => slot),
    ]),
  );
}

/** What a copy's preview is made of, in short: with another planogram on either side it would say something else. */
export function seenOf(source: readonly SlotRow[], target: readonly SlotRow[]): string {
  const planogram = (slots: readonly SlotRow[]) =>
    slots.map(({ position, productId, inUse }) => `${position} ${productId} ${String(inUse)}`);
  return createHash("sha256")
    .update(JSON.stringify([planogram(source.filter(({ inUse }) => inUse)), planogram(target)]))
    .digest("hex")
    .slice(0, 32);
}
