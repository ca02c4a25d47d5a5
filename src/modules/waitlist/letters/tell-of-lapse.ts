import { localizedPath } from "#i18n/localized-path.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readOffer } from "../queries/read-offer.ts";
import { offerLetter } from "./offer-letters.ts";

/** Says that the offer went by and the place in the line is kept; nothing about what is days ago. */
export async function tellOfLapse(tx: Tx, ctx: Ctx, offerId: string): Promise<void> {
  const [offer, organization, origin] = await Promise.all([
    readOffer(tx, ctx, offerId),
    organizationOf(tx, ctx),
    originOf(ctx),
  ]);
  if (!offer?.client.email || offer.start <= ctx.now) return;
  const { email, locale } = offer.client;
  const url = new URL(localizedPath(locale, "/waitlist"), origin).href;
  const letter = composeLetter(offerLetter("lapsed", { offer, organization, locale, url, now: ctx.now }));
  await queueLetter(tx, ctx, {
    kind: "waitlist.lapsed",
    cause: `offer:${offerId}`,
    recipient: email,
    locale,
    ...letter,
  });
}
