import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { tellOfLapse } from "../letters/tell-of-lapse.ts";
import { endOffer } from "./end-offer.ts";
import { lockOffer } from "./lock-line.ts";

/** Ends an offer that nobody answered in time. Does nothing where somebody did: so it may run twice, early or days late. */
export async function lapseOffer(ctx: Ctx, { offerId }: { offerId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const found = await lockOffer(tx, ctx, offerId);
    if (!found || found.offer.status !== "open" || found.offer.expiresAt.getTime() > ctx.now) return;
    await endOffer(tx, ctx, { ...found, how: "lapsed", then: "waiting" });
    await tellOfLapse(tx, ctx, offerId);
  });
}
