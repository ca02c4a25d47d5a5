import { localizedPath } from "#i18n/localized-path.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { offerToken } from "../offer-link.ts";
import { readOffer } from "../queries/read-offer.ts";
import { offerLetter } from "./offer-letters.ts";

/** Queues the letter with the link that answers; the front desk is asked to call whoever has no e-mail. */
export async function tellOfOffer(tx: Tx, ctx: Ctx, offerId: string): Promise<void> {
  const [offer, organization, origin] = await Promise.all([
    readOffer(tx, ctx, offerId),
    organizationOf(tx, ctx),
    originOf(ctx),
  ]);
  if (!offer) return;
  const toDesk = offer.client.email === null;
  const recipient = offer.client.email ?? organization.email;
  if (!recipient) return;
  const locale = toDesk ? organization.locale : offer.client.locale;
  const path = toDesk
    ? localizedPath(locale, "/staff/waitlist")
    : localizedPath(locale, "/waitlist/[token]", { token: offerToken(ctx, offerId) });
  const input = { offer, organization, locale, url: new URL(path, origin).href, now: ctx.now };
  const letter = composeLetter(offerLetter(toDesk ? "call" : "offer", input));
  await queueLetter(tx, ctx, {
    kind: toDesk ? "waitlist.call" : "waitlist.offer",
    cause: `offer:${offerId}`,
    recipient,
    locale,
    ...letter,
  });
}
