import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { StockLine } from "../domain/planogram-copy.ts";
import { stockMovements } from "../tables.ts";

/**
 * Writes what a copy, or its undoing, does to a machine's stock. The machine's stock must be locked.
 * @param cause e.g. `planogram:<id>`; the position is added to it
 */
export async function writeCopyLines(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  cause: string,
  lines: readonly StockLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const at = new Date(ctx.now);
  const parts = new Map<string, number>();
  await tx.insert(stockMovements).values(
    lines.map(({ position, productId, quantity }) => {
      const part = parts.get(position) ?? 0;
      parts.set(position, part + 1);
      return {
        tenantId: ctx.tenantId,
        id: newId(),
        machineId,
        position,
        productId,
        kind: "count_correction" as const,
        quantity,
        cause: `${cause}:${position}`,
        part,
        occurredAt: at,
        recordedAt: at,
        actorType: ctx.actor.type,
        actorId: actorId(ctx.actor),
      };
    }),
  );
}
