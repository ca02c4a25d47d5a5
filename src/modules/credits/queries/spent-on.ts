import { and, asc, eq, gt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Share } from "../domain/allocate.ts";
import { creditLines } from "../tables.ts";

type Spent = { clientId: string; shares: Share[] };

/**
 * What an appointment holds or has spent, by lot in the order it was taken; what was given back is no longer in it. Whatever
 * was taken is read first: what came back within the same millisecond would else decide the order of the lots.
 */
export async function spentOn(tx: Tx, ctx: Ctx, appointmentId: string): Promise<Spent | null> {
  const lines = await tx
    .select()
    .from(creditLines)
    .where(and(eq(creditLines.tenantId, ctx.tenantId), eq(creditLines.appointmentId, appointmentId)))
    .orderBy(asc(gt(creditLines.amount, 0)), asc(creditLines.at), asc(creditLines.part));
  const first = lines[0];
  if (!first) return null;
  const byLot = new Map<string, number>();
  for (const { lotId, kind, amount } of lines) if (kind !== "issue") byLot.set(lotId, (byLot.get(lotId) ?? 0) - amount);
  const shares = [...byLot].map(([lotId, amount]) => ({ lotId, amount })).filter(({ amount }) => amount > 0);
  return { clientId: first.clientId, shares };
}
