import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { allocate } from "../domain/allocate.ts";
import { findEffect } from "../queries/effect.ts";
import { balanceOf, spendableLots } from "../queries/spendable-lots.ts";
import type { AdjustCredits } from "../schemas.ts";
import { lockCredits } from "./lock-credits.ts";
import { writeEffect } from "./write-effect.ts";

/** Takes credits back, with a reason; never more than there are. The same request twice takes once. */
export function adjustCredits(ctx: Ctx, { requestId, clientId, amount, reason }: AdjustCredits) {
  authorize(ctx, "credits:write");
  return withTenant(ctx, async (tx) => {
    if (!(await lockCredits(tx, ctx, clientId))) return refuse("NOT_FOUND");
    const effect = { kind: "adjust" as const, cause: `request:${requestId}` };
    const done = await findEffect(tx, ctx, effect);
    if (done) return done.clientId === clientId ? ok({}) : refuse("NOT_FOUND");
    const lots = await spendableLots(tx, ctx, clientId);
    const shares = allocate(lots, amount);
    if (!shares) return refuse("NO_CREDIT", { needed: amount, balance: balanceOf(lots) });
    await writeEffect(tx, ctx, {
      ...effect,
      clientId,
      reason,
      shares: shares.map((share) => ({ ...share, amount: -share.amount })),
    });
    await audit(tx, ctx, {
      action: "credits.adjust",
      subject: { type: "client", id: clientId },
      data: { amount: -amount, reason },
    });
    await publish(tx, ctx, "credits", clientId);
    return ok({});
  });
}
