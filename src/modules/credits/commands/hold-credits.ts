import { ok, refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { allocate } from "../domain/allocate.ts";
import { findEffect } from "../queries/effect.ts";
import { balanceOf, spendableLots } from "../queries/spendable-lots.ts";
import { lockCredits } from "./lock-credits.ts";
import { writeEffect } from "./write-effect.ts";

type Booking = { clientId: string; appointmentId: string; amount: number };

/** Sets a booking's credits aside, soonest-expiring first, in the booking's own transaction. Asked again, it has done so. */
export async function holdCredits(tx: Tx, ctx: Ctx, { clientId, appointmentId, amount }: Booking) {
  if (amount === 0) return ok({});
  const effect = { kind: "hold" as const, cause: `appointment:${appointmentId}` };
  await lockCredits(tx, ctx, clientId);
  if (await findEffect(tx, ctx, effect)) return ok({});
  const lots = await spendableLots(tx, ctx, clientId);
  const shares = allocate(lots, amount);
  if (!shares) return refuse("NO_CREDIT", { needed: amount, balance: balanceOf(lots) });
  await writeEffect(tx, ctx, {
    ...effect,
    clientId,
    appointmentId,
    shares: shares.map((share) => ({ ...share, amount: -share.amount })),
  });
  return ok({});
}
