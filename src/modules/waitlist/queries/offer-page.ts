import { ok, refuse } from "#lib/result.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { offerOfToken } from "../offer-link.ts";
import { readOffer } from "./read-offer.ts";

export type OfferPage = Awaited<ReturnType<typeof offerPage>> & { ok: true };

/** What the page of a mailed link shows. Reading changes nothing: mail scanners open links too. */
export async function offerPage(tx: Tx, ctx: Ctx, { token }: { token: string }) {
  const offerId = offerOfToken(ctx, token);
  const offer = offerId ? await readOffer(tx, ctx, offerId) : null;
  if (!offer) return refuse("NOT_FOUND");
  const { timeZone, address, phone, name } = await organizationOf(tx, ctx);
  const { client, entryId: _entryId, ...shown } = offer;
  return ok({
    offer: { ...shown, firstName: client.firstName },
    institution: { name, timeZone, address, phone },
    leftMs: offer.expiresAt - ctx.now,
  });
}
