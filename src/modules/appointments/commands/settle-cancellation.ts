import { refuse } from "#lib/result.ts";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { shareAt } from "#modules/catalog/domain/cancellation-policy.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { giveBackShare } from "./give-back-share.ts";
import type { Settle } from "./move-on.ts";

type Cancelling = { share?: number | undefined; seenShare?: number | undefined; reason?: string | undefined };

/**
 * What a cancellation gives back. A request that nobody answered: everything. After that the policy the client was shown
 * decides, unless staff give back another share and say why. What has begun, its client cannot cancel any more: whether
 * they came is the institution's to say.
 */
export const settleCancellation =
  ({ share: overridden, seenShare, reason }: Cancelling): Settle =>
  async (tx, ctx, appointment, transitionId) => {
    const byStaff = await actsAsStaff(tx, ctx, appointment);
    if (overridden !== undefined && !byStaff) return refuse("OVERRIDE_BY_STAFF");
    if (overridden !== undefined && !reason) return refuse("OVERRIDE_NEEDS_REASON");
    if (!byStaff && appointment.startsAt.getTime() <= ctx.now) return refuse("PAST");
    // The institution may have confirmed it since; the other way round there is nothing to lose.
    if (appointment.status === "pending") return releaseCredits(tx, ctx, appointment.id);
    const share = overridden ?? shareAt(policyOf(appointment.terms), appointment.startsAt.getTime(), ctx.now);
    if (overridden === undefined && seenShare !== undefined && seenShare !== share)
      return refuse("CONSEQUENCE_CHANGED", { share });
    return giveBackShare(tx, ctx, appointment, share, transitionId);
  };
