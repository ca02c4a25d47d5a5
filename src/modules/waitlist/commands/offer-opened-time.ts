import { refuse } from "#lib/result.ts";
import { TIME_CONSTRAINTS } from "#modules/appointments/commands/claim-time.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { nextFit, type Fit, type OpenedTime } from "../queries/next-fit.ts";
import { lockEntry } from "./lock-line.ts";
import { makeOffer } from "./make-offer.ts";

/**
 * Offers what became free of a professional's time, of whatever service they give, to those who wait: the first whom some start
 * in it suits is offered the earliest such start, then the next, until nobody is left who fits. A transaction for each, as
 * purses want it. Does nothing where nobody fits or the time is taken again: so it may run twice, and late.
 */
export async function offerOpenedTime(ctx: Ctx, opened: OpenedTime): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const fit = await readTenant(ctx, (tx) => nextFit(tx, ctx, opened, tried));
    if (!fit) return;
    tried.add(fit.entryId);
    await offer(ctx, fit).catch((error: unknown) => {
      if (!TIME_CONSTRAINTS.some((name) => violates(error, name))) throw error;
    });
  }
}

/** Whoever answered, left or took the time since it was looked at is not asked. */
const offer = (ctx: Ctx, { entryId, ...time }: Fit) =>
  withTenant(ctx, async (tx) => {
    const entry = await lockEntry(tx, ctx, entryId);
    return entry?.status === "waiting" ? makeOffer(tx, ctx, entry, time) : refuse("NOT_WAITING");
  });
