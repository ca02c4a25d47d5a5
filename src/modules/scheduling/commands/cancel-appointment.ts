import { refuse } from "#lib/result.ts";
import { isStaff } from "#modules/identity/policy.ts";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import type { Ctx } from "#platform/context.ts";
import { shareAt } from "../domain/cancellation-policy.ts";
import { policyOf } from "../domain/booked-terms.ts";
import type { CancelAppointment } from "../schemas.ts";
import { giveBackShare } from "./give-back-share.ts";
import { moveOn } from "./move-on.ts";

/**
 * pending or confirmed → cancelled; its time is free at once. A request that nobody answered gives everything back; after
 * that the policy the client was shown decides, unless staff give back another share and say why.
 */
export const cancelAppointment = (ctx: Ctx, { id, reason, share: overridden }: CancelAppointment) =>
  moveOn(ctx, "appointments:cancel", "cancel", { id, reason }, async (tx, inner, appointment, transitionId) => {
    if (overridden !== undefined && (!isStaff(inner.actor) || !reason)) return refuse("OVERRIDE_NEEDS_REASON");
    if (appointment.status === "pending") {
      await releaseCredits(tx, inner, id);
      return;
    }
    const share = overridden ?? shareAt(policyOf(appointment.terms), appointment.startsAt.getTime(), inner.now);
    await giveBackShare(tx, inner, appointment, share, transitionId);
  });
