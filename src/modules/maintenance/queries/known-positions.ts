import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { positionEvidence } from "./position-evidence.ts";

/** Evidence older than this was gathered by nobody lately, and is gathered on the spot. */
const FRESH_MS = 2 * 3_600_000;

export type KnownPosition = {
  position: string;
  productId: string;
  capacity: number;
  par: number;
  lowStockThreshold: number;
  stock: number;
  /** Instead of the product's price. */
  priceMinor: number | null;
  sold: number;
  exposure: number;
};

type Packed = [string, string, number, number, number, number, number | null, number | null, number | null];

/**
 * What lies in every position in use and how it sells, by machine. A row a machine: of a large fleet tens of thousands of positions travel
 * as five hundred rows, which is what takes the time.
 */
export async function knownPositions(tx: Tx, ctx: Ctx): Promise<Map<string, KnownPosition[]>> {
  const fresh = new Date(ctx.now - FRESH_MS).toISOString();
  const rows = await tx.execute<{ id: string; known: boolean; slots: Packed[] }>(sql`
    select s.machine_id as id, bool_or(e.gathered_at > ${fresh}::timestamptz) as known,
           json_agg(json_build_array(s.position, s.product_id, s.capacity, coalesce(s.par_level, s.capacity), s.low_stock_threshold,
                                     coalesce(l.quantity, 0), s.price_minor, e.sold, e.exposure)) as slots
      from machine_slots s
      left join stock_levels l on l.tenant_id = s.tenant_id and l.machine_id = s.machine_id and l.position = s.position
      left join selling_evidence e on e.tenant_id = s.tenant_id and e.machine_id = s.machine_id and e.position = s.position
     where s.tenant_id = ${ctx.tenantId} and s.removed_at is null group by s.machine_id`);
  const unknown = rows.filter(({ known }) => !known).map(({ id }) => id);
  const live = await positionEvidence(tx, ctx, unknown);
  const seen = new Map(live.map((each) => [`${each.machineId} ${each.position}`, each]));
  return new Map(
    rows.map(({ id, slots }) => [
      id,
      slots.map(([position, productId, capacity, par, lowStockThreshold, stock, priceMinor, sold, exposure]) => {
        const found = seen.get(`${id} ${position}`);
        return {
          position,
          productId,
          capacity,
          par,
          lowStockThreshold,
          stock,
          priceMinor,
          sold: found?.sold ?? sold ?? 0,
          exposure: found?.exposure ?? exposure ?? 0,
        };
      }),
    ]),
  );
}
