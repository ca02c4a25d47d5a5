import { refuse } from "#lib/result.ts";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import { isStaff } from "#modules/identity/policy.ts";
import { policyOf } from "../domain/booked-terms.ts";
import { shareAt } from "../domain/cancellation-policy.ts";
import { giveBackShare } from "./give-back-share.ts";
import type { Settle } from "./move-on.ts";

/**
 * What a cancellation gives back. A request that nobody answered: everything. After that the policy the client was shown
 * decides, unless staff give back another share and say why.
 */
export const settleCancellation =
  ({ share: overridden, reason }: { share?: number | undefined; reason?: string | undefined }): Settle =>
  async (tx, ctx, appointment, transitionId) => {
    if (overridden !== undefined && (!isStaff(ctx.actor) || !reason)) return refuse("OVERRIDE_NEEDS_REASON");
    if (appointment.status === "pending") {
      await releaseCredits(tx, ctx, appointment.id);
      return;
    }
    const share = overridden ?? shareAt(policyOf(appointment.terms), appointment.startsAt.getTime(), ctx.now);
    await giveBackShare(tx, ctx, appointment, share, transitionId);
  };
