import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { stockBand } from "../domain/stock-band.ts";
import { stockChangedQueue } from "../queue.ts";

type Change = { stock: number; delta: number; threshold: number | null };

/** Tells those who watch the machine's stock, if any position crossed a line. */
export async function tellStockChanged(tx: Tx, ctx: Ctx, machineId: string, changes: readonly Change[]): Promise<void> {
  const crossed = changes.some(
    ({ stock, delta, threshold }) =>
      threshold !== null && stockBand(stock, threshold) !== stockBand(stock + delta, threshold),
  );
  if (!crossed) return;
  await enqueue(tx, ctx, stockChangedQueue, { machineId });
  await publish(tx, ctx, "machines", machineId);
}
