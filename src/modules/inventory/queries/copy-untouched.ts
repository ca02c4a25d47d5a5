import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { planogramCopies } from "../tables.ts";
import type { SlotRow } from "../domain/planogram-copy.ts";
import { heldSlots } from "./held-slots.ts";

type Copied = Pick<typeof planogramCopies.$inferSelect, "machineId" | "copiedAt" | "after">;

/** Whether a machine is as a copy left it: its planogram, its stock, and nothing came in between. */
export async function isUntouched(tx: Tx, ctx: Ctx, { machineId, copiedAt, after }: Copied): Promise<boolean> {
  const since = copiedAt.toISOString();
  const [slots, [happened]] = await Promise.all([
    heldSlots(tx, ctx, [machineId]),
    tx.execute<{ yes: boolean }>(sql`
      select exists (select from stock_movements where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid
                        and recorded_at > ${since}::timestamptz)
          or exists (select from stock_counts where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid
                        and recorded_at > ${since}::timestamptz) as yes`),
  ]);
  return happened?.yes === false && isDeepStrictEqual(byName(slots.get(machineId) ?? []), byName(after));
}

/** By position, in one order of keys: what was kept as JSON comes back in another. */
const byName = (slots: readonly SlotRow[]) =>
  new Map(
    slots.map((slot) => [
      slot.position,
      [slot.productId, slot.capacity, slot.parLevel, slot.lowStockThreshold, slot.priceMinor, slot.inUse, slot.stock],
    ]),
  );
