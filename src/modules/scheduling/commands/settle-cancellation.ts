import { refuse } from "#lib/result.ts";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import { policyOf } from "../domain/booked-terms.ts";
import { shareAt } from "../domain/cancellation-policy.ts";
import { actsAsStaff } from "./acts-as-staff.ts";
import { giveBackShare } from "./give-back-share.ts";
import type { Settle } from "./move-on.ts";

/**
 * What a cancellation gives back. A request that nobody answered: everything. After that the policy the client was shown
 * decides, unless staff give back another share and say why. What has begun, its client cannot cancel any more: whether
 * they came is the institution's to say.
 */
export const settleCancellation =
  ({ share: overridden, reason }: { share?: number | undefined; reason?: string | undefined }): Settle =>
  async (tx, ctx, appointment, transitionId) => {
    const byStaff = await actsAsStaff(tx, ctx, appointment);
    if (overridden !== undefined && !byStaff) return refuse("OVERRIDE_BY_STAFF");
    if (overridden !== undefined && !reason) return refuse("OVERRIDE_NEEDS_REASON");
    if (!byStaff && appointment.startsAt.getTime() <= ctx.now) return refuse("PAST");
    if (appointment.status === "pending") return releaseCredits(tx, ctx, appointment.id);
    const share = overridden ?? shareAt(policyOf(appointment.terms), appointment.startsAt.getTime(), ctx.now);
    return giveBackShare(tx, ctx, appointment, share, transitionId);
  };
