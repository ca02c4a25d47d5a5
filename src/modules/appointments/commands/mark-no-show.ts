import type { Ctx } from "#platform/context.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { giveBackShare } from "./give-back-share.ts";
import { moveOn } from "./move-on.ts";
import { notBegun } from "./not-begun.ts";

/** confirmed → no_show; what comes back is the policy's share for it. Not before its start. */
export const markNoShow = (ctx: Ctx, input: { id: string }) =>
  moveOn(
    ctx,
    "appointments:no_show",
    "no_show",
    input,
    async (tx, inner, appointment, transitionId) =>
      notBegun(inner, appointment) ??
      giveBackShare(tx, inner, appointment, policyOf(appointment.terms).noShowShare, transitionId),
  );
