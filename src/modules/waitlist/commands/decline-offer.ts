import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { offerOfToken } from "../offer-link.ts";
import { endOffer, type OfferEnd } from "./end-offer.ts";
import { lockOffer } from "./lock-line.ts";

/** By the link in the mail: not this time, and the place in the line is kept. */
export async function declineOffer(ctx: Ctx, { token }: { token: string }) {
  const offerId = offerOfToken(ctx, token);
  return offerId ? withTenant(ctx, (tx) => decline(tx, ctx, offerId, "declined")) : refuse("NOT_FOUND");
}

/** By staff: the client said no on the phone, or the time is needed for something else. */
export async function withdrawOffer(ctx: Ctx, { offerId }: { offerId: string }) {
  authorize(ctx, "waitlist:write");
  return withTenant(ctx, (tx) => decline(tx, ctx, offerId, "withdrawn"));
}

/** Saying no twice answers the same. */
async function decline(tx: Tx, ctx: Ctx, offerId: string, how: OfferEnd) {
  const found = await lockOffer(tx, ctx, offerId);
  if (!found) return refuse("NOT_FOUND");
  const { status, expiresAt } = found.offer;
  if (status === how) return ok({});
  if (status !== "open") return refuse("OFFER_OVER", { how: status });
  if (expiresAt.getTime() <= ctx.now) return refuse("OFFER_OVER", { how: "lapsed" as const });
  await endOffer(tx, ctx, { ...found, how, then: "waiting" });
  return ok({});
}
