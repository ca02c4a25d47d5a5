import { ok, refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { allocate } from "../domain/allocate.ts";
import { lockSpendableLots } from "../queries/spendable-lots.ts";
import { writeLines } from "./write-line.ts";

/** Sets a booking's credits aside, soonest-expiring first, in the booking's own transaction. */
export async function holdCredits(tx: Tx, ctx: Ctx, { clientId, appointmentId, amount }: { clientId: string; appointmentId: string; amount: number }) {
  if (amount === 0) return ok({});
  const lots = await lockSpendableLots(tx, ctx, clientId);
  const shares = allocate(lots, amount);
  if (!shares) return refuse("NO_CREDIT", { needed: amount, balance: lots.reduce((sum, lot) => sum + lot.remaining, 0) });
  const cause = `appointment:${appointmentId}`;
  await writeLines(tx, ctx, shares.map((share) => ({ lotId: share.lotId, clientId, kind: "hold" as const, amount: -share.amount, cause, appointmentId })));
  return ok({});
}
