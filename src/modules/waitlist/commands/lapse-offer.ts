import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { tellOfLapse } from "../letters/tell-of-lapse.ts";
import { endOffer } from "./end-offer.ts";
import { lockOffer } from "./lock-line.ts";

type Ref = { offerId: string };

/** Ends an offer that nobody answered in time. Does nothing where somebody did: so it may run twice, early or days late. */
export const lapseOffer = (ctx: Ctx, { offerId }: Ref): Promise<void> =>
  withTenant(ctx, async (tx) => {
    if (await lapse(tx, ctx, offerId)) await tellOfLapse(tx, ctx, offerId);
  });

/**
 * After every try of that has failed, a day on: whatever stands in the way of the letter must not keep the time from the next in
 * line, nor the client from their credits.
 */
export const lapseUntold = (ctx: Ctx, { offerId }: Ref): Promise<void> =>
  withTenant(ctx, async (tx) => {
    await lapse(tx, ctx, offerId);
  });

async function lapse(tx: Tx, ctx: Ctx, offerId: string): Promise<boolean> {
  const found = await lockOffer(tx, ctx, offerId);
  if (!found || found.offer.status !== "open" || found.offer.expiresAt.getTime() > ctx.now) return false;
  await endOffer(tx, ctx, { ...found, how: "lapsed", then: "waiting" });
  return true;
}
